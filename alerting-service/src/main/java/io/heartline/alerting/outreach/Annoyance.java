package io.heartline.alerting.outreach;

import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whether what a customer wrote after a message shows that it should not have been sent.
 *
 * <p>That is told by two things only: a direct reply that is clearly negative, or, of a message that was not itself about
 * the customer's data, a complaint within days about how the customer's data or trust is handled ("how do you know, leave
 * me alone"). A customer who is still angry about the matter itself complains of the matter, not of the message.
 *
 * @param window for how long after the message
 * @param valenceMax from here on a direct reply is clearly negative, −1 to 0
 */
record Annoyance(Duration window, double valenceMax) {
    /** The attribute by which a sender says which outreach a message replies to. */
    static final String REPLY_ATTRIBUTE = "outreachId";

    private static final Set<String> CONTACT_ASPECTS = Set.of("privacy");
    private static final Set<String> CONTACT_INTENTS = Set.of("data-misuse");
    private static final double PROBABILITY_MIN = 0.5;

    /**
     * Whether it shows.
     *
     * @param aboutData whether the message itself was about the customer's data
     */
    boolean shows(ScoredInteraction one, UUID outreachId, Instant sentAt, boolean aboutData) {
        var score = one.score();
        if (score.abstained()
                || score.sentiment() != Sentiment.NEGATIVE
                || one.occurredAt().isAfter(sentAt.plus(window))) {
            return false;
        }
        return repliesTo(one, outreachId) ? isClear(one) : !aboutData && isAboutContact(one);
    }

    private boolean isClear(ScoredInteraction one) {
        var valence = one.score().valence();
        return valence != null && valence <= valenceMax;
    }

    private static boolean repliesTo(ScoredInteraction one, UUID outreachId) {
        var id = outreachId.toString();
        return id.equals(one.inReplyTo()) || id.equals(one.attributes().get(REPLY_ATTRIBUTE));
    }

    private static boolean isAboutContact(ScoredInteraction one) {
        return one.score().aspects().stream()
                        .anyMatch(aspect -> aspect.valence() < 0 && CONTACT_ASPECTS.contains(aspect.aspect()))
                || one.score().intents().stream()
                        .anyMatch(intent ->
                                CONTACT_INTENTS.contains(intent.intent()) && intent.probability() >= PROBABILITY_MIN);
    }
}
