package io.heartline.scoring.model;

import io.heartline.contracts.Channel;
import io.heartline.contracts.ModelCard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card that the trainer writes beside a model; it says more, which people read.
 *
 * @param model the version of the model
 * @param language the BCP 47 tag of its language
 * @param kind what sort of model it is; absent in cards that leave it to the version's first word
 * @param checksum SHA-256 of the model file, in hexadecimal
 * @param bytes the size of the model file
 * @param figures what was measured
 * @param limits what it is known not to be able to do, in sentences
 */
record CardFile(
        String model,
        String language,
        @Nullable String kind,
        String checksum,
        long bytes,
        List<Line> figures,
        @Nullable List<String> limits) {

    /** One measured figure, as the trainer writes it; without a language it is that of the card. */
    record Line(
            String set,
            @Nullable String language,
            @Nullable Channel channel,
            String label,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            long n) {}

    /** The figures that the model came with, as the other services read them. */
    List<ModelCard.Figure> shipped() {
        return figures.stream()
                .map(line -> new ModelCard.Figure(
                        line.set(),
                        line.language() == null ? language : line.language(),
                        line.channel() == null ? null : line.channel().wire(),
                        line.label(),
                        line.measure(),
                        line.value(),
                        line.low(),
                        line.high(),
                        line.n()))
                .toList();
    }

    /** The card as the other services read it, with the figures that the model came with. */
    ModelCard published(Instant at) {
        return new ModelCard(model, checksum, shipped(), at);
    }

    /** What sort of model it is: {@code linear}, {@code encoder}. */
    String sort() {
        return kind == null ? model.split("-", 2)[0] : kind;
    }
}
