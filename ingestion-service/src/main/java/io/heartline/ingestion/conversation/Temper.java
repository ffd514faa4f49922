package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Speaker;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mood that a conversation is in now: that of the customer's newest messages.
 *
 * @param emotion of the newest message that has one
 * @param valence the mean of the newest three messages that have one, −1 to 1
 * @param trend how that mean compares with the mean of the three before
 * @param n how many messages of the customer have a valence, of the newest 20
 */
record Temper(
        @Nullable Emotion emotion,
        @Nullable Double valence,
        @Nullable Trend trend,
        int n) {
    /** The customer's newest messages that are looked at. */
    static final int MESSAGES_MAX = 20;

    private static final int SPAN = 3;

    /** A mean must move by this to count as moved: a fifth of the way from neutral to the extreme. */
    private static final double MOVED = 0.2;

    /** Where a mood is going. */
    enum Trend {
        /** It gets better. */
        IMPROVING,
        /** It stays. */
        STEADY,
        /** It gets worse. */
        WORSENING;

        /** The name on the wire. */
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mood after these messages, oldest first. */
    static Temper of(List<Message> messages) {
        var moods = moods(messages);
        var emotions = moods.stream()
                .map(Mood::emotion)
                .filter(emotion -> emotion != null)
                .toList();
        var valences = moods.stream()
                .filter(mood -> mood.valence() != null)
                .mapToDouble(Mood::valence)
                .toArray();
        int n = valences.length;
        if (n == 0) {
            return new Temper(emotions.isEmpty() ? null : emotions.getLast(), null, null, 0);
        }
        double now = mean(valences, Math.max(0, n - SPAN), n);
        Trend trend = null;
        if (n > 1) {
            // Of few messages the newest one is held against those before it
            int from = n > SPAN ? n - SPAN : n - 1;
            trend = trend(mean(valences, from, n) - mean(valences, Math.max(0, from - SPAN), from));
        }
        return new Temper(emotions.isEmpty() ? null : emotions.getLast(), now, trend, n);
    }

    /** What the customer's newest messages expressed, oldest first; those without a score are left out. */
    static List<Mood> moods(List<Message> messages) {
        var customers = messages.stream()
                .filter(message -> message.speaker() == Speaker.CUSTOMER)
                .toList();
        return customers.subList(Math.max(0, customers.size() - MESSAGES_MAX), customers.size()).stream()
                .map(Message::mood)
                .filter(mood -> mood != null)
                .toList();
    }

    private static Trend trend(double moved) {
        if (moved >= MOVED) {
            return Trend.IMPROVING;
        }
        return moved <= -MOVED ? Trend.WORSENING : Trend.STEADY;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
