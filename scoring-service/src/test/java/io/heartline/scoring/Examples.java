package io.heartline.scoring;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Interactions and scores for tests. */
public final class Examples {
    public static final String BRAND = "airline";

    private Examples() {}

    public static Interaction interaction(String text, Instant occurredAt) {
        return interaction(Ids.next(), Ids.next(), 1, text, occurredAt);
    }

    public static Interaction interaction(UUID id, UUID customer, int version, String text, Instant occurredAt) {
        return new Interaction(
                id,
                version,
                "app",
                id.toString(),
                customer,
                BRAND,
                null,
                null,
                Channel.CHAT,
                "support",
                Speaker.CUSTOMER,
                null,
                null,
                null,
                text,
                null,
                null,
                List.of(),
                false,
                null,
                occurredAt,
                occurredAt.plusSeconds(1),
                Map.of(),
                false);
    }

    /** A score of any sort that a model may give: sure, guessed, or none at all. */
    public static Score score(Random random) {
        if (random.nextInt(6) == 0) {
            return new Score(
                    "none", 1, "und", null, Map.of(), Map.of(), null, null, null, 0, true, false, null, null, null,
                    List.of(), List.of(), 0, List.of());
        }
        int best = random.nextInt(7);
        var emotions = new EnumMap<Emotion, Double>(Emotion.class);
        for (var emotion : Emotion.values()) {
            emotions.put(emotion, emotion == List.of(Emotion.values()).get(best) ? 0.4 : 0.1);
        }
        double valence = (random.nextInt(21) - 10) / 10.0;
        return new Score(
                "trial-" + random.nextInt(3),
                1,
                "en",
                List.of(Emotion.values()).get(best),
                emotions,
                Map.of(),
                valence,
                List.of(Sentiment.values()).get(random.nextInt(3)),
                random.nextInt(11) / 10.0,
                0.4,
                random.nextInt(4) == 0,
                false,
                null,
                null,
                null,
                random.nextBoolean() ? List.of() : List.of(new AspectScore("price", valence, null)),
                random.nextBoolean() ? List.of() : List.of(new IntentScore("praise", 0.5)),
                0,
                List.of());
    }
}
