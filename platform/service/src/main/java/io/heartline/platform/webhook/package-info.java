/** Webhooks that we send, signed so that their receivers know them. */
@NullMarked
package io.heartline.platform.webhook;

import org.jspecify.annotations.NullMarked;
