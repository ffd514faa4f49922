package io.heartline.scoring.model;

import io.heartline.contracts.ModelCard;
import java.time.Instant;
import java.util.List;

/**
 * The card that the trainer writes beside a model; it says more, which people read.
 *
 * @param model the version of the model
 * @param language the BCP 47 tag of its language
 * @param checksum SHA-256 of the model file, in hexadecimal
 * @param figures what was measured
 */
record CardFile(String model, String language, String checksum, List<Line> figures) {

    /** One measured figure, as the trainer writes it. */
    record Line(String set, String label, String measure, double value, double low, double high, long n) {}

    /** The card as the other services read it. */
    ModelCard published(Instant at) {
        return new ModelCard(
                model,
                checksum,
                figures.stream()
                        .map(line -> new ModelCard.Figure(
                                line.set(),
                                language,
                                null,
                                line.label(),
                                line.measure(),
                                line.value(),
                                line.low(),
                                line.high(),
                                line.n()))
                        .toList(),
                at);
    }
}
