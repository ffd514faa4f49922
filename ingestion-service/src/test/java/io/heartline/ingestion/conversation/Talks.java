package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages for the tests, at minutes after a start. */
final class Talks {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Talks() {}

    static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static Message customer(int minute) {
        return customer(minute, null);
    }

    static Message customer(int minute, @Nullable Mood mood) {
        return new Message(new UUID(0, minute), 1, Speaker.CUSTOMER, null, at(minute), mood);
    }

    static Message agent(int minute, String agentId) {
        return new Message(new UUID(1, minute), 1, Speaker.AGENT, agentId, at(minute), null);
    }

    static Mood mood(double valence, String... intents) {
        return new Mood(
                valence < -0.3 ? Emotion.SADNESS : valence > 0.3 ? Emotion.JOY : Emotion.NEUTRAL,
                0.1,
                valence,
                0.2,
                Set.of(intents));
    }

    static Mood anger(double probability) {
        return new Mood(Emotion.ANGER, probability, -0.4, 0.5, Set.of());
    }
}
