package io.heartline.ingestion.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a person should take over from a bot, or a senior from an agent. Any one reason is enough; each is a rule that
 * can be read below, and none weighs against another.
 *
 * @param reasons none if nobody needs to
 */
record TakeOver(List<Reason> reasons) {
    private static final Set<String> SEVERE = Set.of("legal-threat", "safety", "data-misuse");
    private static final Set<String> LEAVING = Set.of("churn-threat", "switching");
    private static final String ASKS_AGAIN = "unanswered";
    private static final double ANGRY = 0.5;
    private static final int TWICE = 2;
    private static final double LOW = -0.5;

    /** Why. */
    enum Reason {
        /** Two of the customer's newest messages are more probably angry than anything else. */
        ANGRY_TWICE,
        /** A message speaks of a lawyer, of danger, or of misused data. */
        SEVERE_INTENT,
        /** A message says that the customer will leave, or names to whom. */
        ABOUT_TO_LEAVE,
        /** Two messages ask for an answer that was asked for before. */
        ASKED_AGAIN_TWICE,
        /** The customer has waited for longer than the target. */
        WAITS_TOO_LONG,
        /** The mood is low and gets lower. */
        SINKING;

        /** The name on the wire. */
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    TakeOver {
        reasons = List.copyOf(reasons);
    }

    boolean recommended() {
        return !reasons.isEmpty();
    }

    /**
     * Judges a conversation.
     *
     * @param messages oldest first
     * @param target how long a customer may wait
     */
    static TakeOver of(List<Message> messages, Turns turns, Duration target, Instant now) {
        var moods = Temper.moods(messages);
        var temper = Temper.of(messages);
        List<Reason> reasons = new ArrayList<>();
        if (moods.stream().filter(mood -> mood.anger() >= ANGRY).count() >= TWICE) {
            reasons.add(Reason.ANGRY_TWICE);
        }
        if (moods.stream().anyMatch(mood -> mood.intents().stream().anyMatch(SEVERE::contains))) {
            reasons.add(Reason.SEVERE_INTENT);
        }
        if (moods.stream().anyMatch(mood -> mood.intents().stream().anyMatch(LEAVING::contains))) {
            reasons.add(Reason.ABOUT_TO_LEAVE);
        }
        if (moods.stream().filter(mood -> mood.intents().contains(ASKS_AGAIN)).count() >= TWICE) {
            reasons.add(Reason.ASKED_AGAIN_TWICE);
        }
        var since = turns.waitingSince();
        if (since != null && since.plus(target).isBefore(now)) {
            reasons.add(Reason.WAITS_TOO_LONG);
        }
        var valence = temper.valence();
        if (valence != null && valence <= LOW && temper.trend() == Temper.Trend.WORSENING) {
            reasons.add(Reason.SINKING);
        }
        return new TakeOver(reasons);
    }
}
