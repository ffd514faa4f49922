package io.heartline.alerting;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.StandingReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records as other services would send them. */
public final class Samples {
    private Samples() {}

    public static StandingReason withdrawal(String cause, double units, double stake, Instant at) {
        return reason(UUID.randomUUID(), cause, -units, stake, at, false);
    }

    public static StandingReason reason(
            UUID causeId, String cause, double units, double stake, Instant at, boolean backfill) {
        var kind = units < 0 ? EntryKind.WITHDRAWAL : EntryKind.DEPOSIT;
        return new StandingReason(
                Ids.next(), causeId, cause, kind, Math.round(units * 1e6), stake, "delivery", at, backfill);
    }

    public static CustomerStanding standing(
            UUID customerId,
            String brand,
            long revision,
            double balance,
            int entries,
            Segment segment,
            Instant at,
            StandingReason... reasons) {
        return new CustomerStanding(
                customerId,
                brand,
                revision,
                balance,
                0,
                entries,
                0,
                segment,
                null,
                null,
                null,
                null,
                false,
                at,
                List.of(reasons),
                at);
    }

    public static ScoredInteraction complaint(
            UUID id,
            UUID customerId,
            String brand,
            String product,
            String language,
            Instant at,
            IntentScore... intents) {
        var score = new Score(
                "test",
                1,
                language,
                Emotion.ANGER,
                Map.of(Emotion.ANGER, 1.0),
                Map.of(),
                -0.8,
                Sentiment.NEGATIVE,
                0.9,
                0.9,
                false,
                false,
                null,
                null,
                null,
                List.of(new AspectScore("reliability", -0.7, null)),
                List.of(intents),
                0.5,
                List.of(new Evidence(3, 9, 0.8)));
        return new ScoredInteraction(
                id,
                1,
                "test",
                id.toString(),
                customerId,
                brand,
                product,
                null,
                Channel.SOCIAL,
                "usage",
                Speaker.CUSTOMER,
                null,
                null,
                null,
                null,
                List.of(),
                true,
                null,
                at,
                at,
                Map.of(),
                false,
                score);
    }

    /** The same, with other places that moved the score. */
    public static ScoredInteraction with(ScoredInteraction one, List<Evidence> places) {
        var score = one.score();
        var moved = new Score(
                score.model(),
                score.revision(),
                score.language(),
                score.emotion(),
                score.emotions(),
                score.nuances(),
                score.valence(),
                score.sentiment(),
                score.intensity(),
                score.confidence(),
                score.abstained(),
                score.corrected(),
                score.ratingDisagreement(),
                score.effort(),
                score.actionability(),
                score.aspects(),
                score.intents(),
                score.urgency(),
                places);
        return new ScoredInteraction(
                one.id(),
                one.version(),
                one.source(),
                one.externalId(),
                one.customerId(),
                one.brand(),
                one.product(),
                one.campaign(),
                one.channel(),
                one.touchpoint(),
                one.speaker(),
                one.agentId(),
                one.conversationId(),
                one.inReplyTo(),
                one.question(),
                one.ratings(),
                one.openlyVisible(),
                one.reach(),
                one.occurredAt(),
                one.receivedAt(),
                one.attributes(),
                one.backfill(),
                moved);
    }

    /** The same as a direct reply. */
    public static ScoredInteraction inReplyTo(ScoredInteraction one, UUID to) {
        return new ScoredInteraction(
                one.id(),
                one.version(),
                one.source(),
                one.externalId(),
                one.customerId(),
                one.brand(),
                one.product(),
                one.campaign(),
                one.channel(),
                one.touchpoint(),
                one.speaker(),
                one.agentId(),
                one.conversationId(),
                to.toString(),
                one.question(),
                one.ratings(),
                one.openlyVisible(),
                one.reach(),
                one.occurredAt(),
                one.receivedAt(),
                one.attributes(),
                one.backfill(),
                one.score());
    }
}
