package io.heartline.metrics.books;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Profile;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the events that tests feed to the books. */
public final class Feed {
    private final String brand;

    public Feed(String brand) {
        this.brand = brand;
    }

    public String brand() {
        return brand;
    }

    public ScoredInteraction said(UUID customer, Emotion emotion, double valence, Instant at) {
        return said(Ids.next(), 1, 1, customer, emotion, valence, at);
    }

    public ScoredInteraction said(
            UUID id, int version, int revision, UUID customer, Emotion emotion, double valence, Instant at) {
        return interaction(
                id, version, customer, Speaker.CUSTOMER, List.of(), at, score(revision, emotion, valence, false));
    }

    public ScoredInteraction answered(UUID customer, Rating rating, Instant at) {
        return interaction(Ids.next(), 1, customer, Speaker.CUSTOMER, List.of(rating), at, score(1, null, null, true));
    }

    public ScoredInteraction abstained(UUID id, int version, int revision, UUID customer, Instant at) {
        return interaction(
                id, version, customer, Speaker.CUSTOMER, List.of(), at, score(revision, Emotion.ANGER, -0.9, true));
    }

    public ScoredInteraction saidByAgent(UUID customer, Instant at) {
        return interaction(Ids.next(), 1, customer, Speaker.AGENT, List.of(), at, score(1, Emotion.JOY, 0.9, false));
    }

    public ScoredInteraction interaction(
            UUID id, int version, UUID customer, Speaker speaker, List<Rating> ratings, Instant at, Score score) {
        return new ScoredInteraction(
                id,
                version,
                "helpdesk",
                id.toString(),
                customer,
                brand,
                "kettle",
                null,
                Channel.CHAT,
                "support",
                speaker,
                null,
                null,
                null,
                null,
                ratings,
                false,
                null,
                at,
                at,
                Map.of(),
                false,
                score);
    }

    /** Said by an agent, or by the customer if there is none. */
    public ScoredInteraction inConversation(
            String conversation,
            String queue,
            @Nullable String agent,
            UUID customer,
            Emotion emotion,
            double valence,
            Instant at) {
        return new ScoredInteraction(
                Ids.next(),
                1,
                "helpdesk",
                Ids.next().toString(),
                customer,
                brand,
                null,
                null,
                Channel.CHAT,
                "support",
                agent == null ? Speaker.CUSTOMER : Speaker.AGENT,
                agent,
                conversation,
                null,
                null,
                List.of(),
                false,
                null,
                at,
                at,
                Map.of("queue", queue),
                false,
                score(1, emotion, valence, false));
    }

    public static Score score(int revision, @Nullable Emotion emotion, @Nullable Double valence, boolean abstained) {
        Sentiment sentiment = null;
        if (valence != null) {
            sentiment = valence > 0 ? Sentiment.POSITIVE : valence < 0 ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
        }
        return new Score(
                "test-1",
                revision,
                "en",
                emotion,
                Map.of(),
                Map.of(),
                valence,
                sentiment,
                valence == null ? null : (Double) Math.abs(valence),
                0.8,
                abstained,
                false,
                null,
                null,
                null,
                valence == null ? List.of() : List.of(new AspectScore("delivery", valence / 2, null)),
                List.of(),
                0,
                List.of());
    }

    public CustomerEvent profiled(UUID customer, Profile profile, Instant at) {
        return happened(Ids.next(), 1, customer, "profile-changed", profile, at);
    }

    /** A purchase, or a refund, of so many euros. */
    public CustomerEvent paid(UUID customer, String type, int euros, Instant at) {
        return new CustomerEvent(
                Ids.next(),
                1,
                "shop",
                Ids.next().toString(),
                customer,
                brand,
                null,
                null,
                EventType.of(type),
                BigDecimal.valueOf(euros),
                "EUR",
                null,
                null,
                at,
                at,
                Map.of(),
                false);
    }

    public CustomerEvent happened(UUID customer, String type, Instant at) {
        return happened(Ids.next(), 1, customer, type, at);
    }

    public CustomerEvent happened(UUID id, int version, UUID customer, String type, Instant at) {
        return happened(id, version, customer, type, null, at);
    }

    private CustomerEvent happened(
            UUID id, int version, UUID customer, String type, @Nullable Profile profile, Instant at) {
        return new CustomerEvent(
                id,
                version,
                "shop",
                id.toString(),
                customer,
                brand,
                null,
                null,
                EventType.of(type),
                null,
                null,
                null,
                profile,
                at,
                at,
                Map.of(),
                false);
    }
}
