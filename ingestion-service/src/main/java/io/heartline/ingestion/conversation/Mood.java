package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one message expressed.
 *
 * @param emotion null if the model declined to say
 * @param anger the probability of anger, 0 to 1
 * @param valence −1 to 1; null if the model declined to say
 * @param urgency 0 to 1
 * @param intents those that are more probable than not
 */
record Mood(
        @Nullable Emotion emotion, double anger, @Nullable Double valence, double urgency, Set<String> intents) {
    Mood {
        intents = Set.copyOf(intents);
    }
}
