package io.heartline.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How accurate a model is ({@code io.heartline.model-card.v1}, compacted by model).
 *
 * @param model the version of the model; the key
 * @param checksum SHA-256 of its weights, in hexadecimal
 * @param figures what was measured
 * @param at when
 */
public record ModelCard(String model, String checksum, List<Figure> figures, Instant at) {
    /** Refuses a card that lacks its model or its time. */
    public ModelCard {
        Checks.notBlank(model, "model");
        Checks.notBlank(checksum, "checksum");
        Checks.present(at, "at");
        figures = Lists.orEmpty(figures);
    }

    /**
     * One measured figure.
     *
     * @param set the labelled set, or {@code gold} for the operator's own
     * @param language a BCP 47 tag
     * @param channel the channel, if the set knows it
     * @param label the label, or {@code macro}
     * @param measure precision, recall, f1, calibration-error, …
     * @param value the figure
     * @param low lower end of its 95 % interval, if known
     * @param high upper end of its 95 % interval, if known
     * @param n on how many texts
     */
    public record Figure(
            String set,
            String language,
            @Nullable String channel,
            String label,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            long n) {
        /** Refuses a figure that lacks a name. */
        public Figure {
            Checks.notBlank(set, "set");
            Checks.notBlank(language, "language");
            Checks.notBlank(label, "label");
            Checks.notBlank(measure, "measure");
        }
    }
}
