package io.heartline.metrics.evidence;

import io.heartline.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of evidence is about and where it came up.
 *
 * @param product if known
 * @param campaign if known
 * @param channel of an interaction; absent for customer events
 * @param touchpoint the slug of the moment in the journey, if known
 * @param reach followers or readers, if known
 */
public record Place(
        @Nullable String product,
        @Nullable String campaign,
        @Nullable Channel channel,
        @Nullable String touchpoint,
        @Nullable Long reach) {}
