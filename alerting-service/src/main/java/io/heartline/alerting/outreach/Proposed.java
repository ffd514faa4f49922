package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Rewards;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed.
 *
 * @param facts what the draft was filled with, as JSON
 * @param offer what is given, if anything
 * @param currency of the offer
 * @param sendFrom not before then
 */
record Proposed(
        Wording wording,
        String facts,
        Rewards.@Nullable Offer offer,
        @Nullable String currency,
        Instant sendFrom) {}
