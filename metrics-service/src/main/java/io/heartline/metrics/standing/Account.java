package io.heartline.metrics.standing;

import io.heartline.metrics.segment.History;
import io.heartline.metrics.sentiment.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person's evidence comes to at an instant.
 *
 * @param at the instant
 * @param pieces how much evidence there is
 * @param balance in units
 * @param entries how many entries stand
 * @param trend30d the balance less that of 30 days before
 * @param history the segments
 * @param reading emotion and sentiment
 * @param lastHeardAt when something was last expressed
 */
record Account(
        Instant at,
        int pieces,
        double balance,
        int entries,
        double trend30d,
        History history,
        Reading reading,
        @Nullable Instant lastHeardAt) {}
