package io.heartline.metrics.evidence;

import io.heartline.contracts.Emotion;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as the folds over one person's history need it.
 *
 * @param id of the interaction or the event
 * @param at when it was expressed or happened
 * @param expression whether the customer expressed something, scored or not
 * @param activity whether the customer did something; what is done to a customer is none
 * @param emotion absent unless something was expressed and scored
 * @param valenceMicros absent unless something was expressed and scored
 * @param love the answer to the one-tap question, if it was answered
 * @param posted the entry that stands for it, if there is one
 */
public record Line(
        UUID id,
        Instant at,
        boolean expression,
        boolean activity,
        @Nullable Emotion emotion,
        @Nullable Long valenceMicros,
        @Nullable Boolean love,
        @Nullable Posted posted) {
    /** By time, then by id as PostgreSQL orders ids. */
    public static final Comparator<Line> ORDER = Comparator.comparing(Line::at)
            .thenComparing(line -> line.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(line -> line.id().getLeastSignificantBits(), Long::compareUnsigned);
}
