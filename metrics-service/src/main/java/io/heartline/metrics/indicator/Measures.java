package io.heartline.metrics.indicator;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which observations are summed: {@code metric/scale:class} for ratings, {@code type/currency} for events,
 * {@code reply/desk:bucket} for threads and {@code invitation:status}.
 */
final class Measures {
    static final String NPS = "nps/0-10";
    static final String CES = "ces/1-7";
    static final String STARS = "stars/1-5";
    static final String CSAT = "csat/";
    static final String LOVE = "love/yes-no";
    static final String HIGH = ":high";
    static final String MID = ":mid";
    static final String LOW = ":low";
    static final String INVITED = "invitation:invited";
    static final String REPLY = "reply/";
    static final String NONE = ":none";

    /** The lowest value that is satisfied, by scale: the upper two of five, the upper one of three and of two. */
    static final Map<String, Double> SATISFIED = Map.of("1-5", 4.0, "1-3", 3.0, "1-2", 2.0, "0-1", 1.0);

    /** Types of events that are traded: they are kept, and counted by type and currency. */
    static final Set<String> TRADED = Set.of(
            "signup",
            "purchase",
            "renewal",
            "upgrade",
            "downgrade",
            "cancellation",
            "refund",
            "return",
            "referral",
            "reward");

    private static final double SCALE_MAX = 1_000;

    private Measures() {}

    /** The measure of a rating; null if it says neither yes nor no, or if its scale reaches beyond ±1,000. */
    static @Nullable String of(Rating rating) {
        if (Math.abs(rating.min()) > SCALE_MAX || Math.abs(rating.max()) > SCALE_MAX) {
            return null;
        }
        if (rating.metric() == Metric.LOVE) {
            double middle = (rating.min() + rating.max()) / 2;
            if (rating.value() == middle) {
                return null;
            }
            return LOVE + (rating.value() > middle ? HIGH : LOW);
        }
        var scale = plain(rating.min()) + "-" + plain(rating.max());
        var name = rating.metric().wire() + "/" + scale;
        return name
                + switch (rating.metric()) {
                    case NPS -> name.equals(NPS) ? level(rating.value(), 9, 6) : MID;
                    case CSAT -> {
                        var satisfied = SATISFIED.get(scale);
                        yield satisfied == null || rating.value() < satisfied ? MID : HIGH;
                    }
                    case CES -> name.equals(CES) ? level(rating.value(), 5, 3) : MID;
                    case STARS, LOVE -> MID;
                };
    }

    private static String level(double value, double high, double low) {
        if (value >= high) {
            return HIGH;
        }
        return value <= low ? LOW : MID;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The measure of an event that is traded. */
    static String of(CustomerEvent event) {
        return event.type().value() + "/" + (event.currency() == null ? "" : event.currency());
    }

    /** The measure of a status that an invitation reached. */
    static String of(InvitationStatus status) {
        return "invitation:" + status.wire();
    }
}
