package io.heartline.alerting.outreach;

import org.jspecify.annotations.Nullable;

/**
 * What an outreach answers, as it is kept: JSON.
 *
 * @param situation what happened and what was felt
 * @param replyTo what a public reply would answer
 */
record Occasioned(String situation, @Nullable String replyTo) {}
