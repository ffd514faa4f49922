package io.heartline.ingestion.connector;

import io.heartline.ingestion.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Whom a source cannot hear, by its nature: what its figures never say, whatever is done with them. */
final class KnownBias {
    private static final String STAR_ONLY = "Ratings without a text never arrive.";

    private KnownBias() {}

    /** In words, for whoever reads the source's figures; none if nothing is known. */
    static List<String> of(Source source) {
        List<String> biases = new ArrayList<>();
        switch (source.kind()) {
            case "rss" ->
                biases.add("A feed shows its newest entries only: what came and went between two readings was never"
                        + " seen.");
            case "imap" -> biases.add("Only customers who write by themselves are heard.");
            case "mastodon" -> biases.add("Only people who post in public are heard.");
            case "google-play" -> biases.add(STAR_ONLY);
            default -> {
                if ("google-play"
                        .equals(source.mapping().path("pull").path("payload").asText())) {
                    biases.add(STAR_ONLY);
                }
            }
        }
        return biases;
    }
}
