/** The doors at which senders knock. */
@NullMarked
package io.heartline.ingestion.webhook;

import org.jspecify.annotations.NullMarked;
