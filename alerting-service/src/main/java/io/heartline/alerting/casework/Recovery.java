package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.contracts.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer came back after a case was closed, by what the customer did since; never by the closing.
 *
 * <p>In this order:
 *
 * <ol>
 *   <li><b>lost</b>: the customer cancelled since the case was opened and bought nothing since, or is estranged by a
 *       standing later than the closing. It can be told at once.
 *   <li><b>too-early</b>: less than {@code settle} has passed since the closing.
 *   <li>Without a sign of life since the closing (nothing heard, nothing bought) or without a standing later than it:
 *       <b>too-early</b> until {@code window} has passed, then <b>not-recovered</b>: a recovery is shown, silence shows
 *       none, and a balance goes back to 0 by itself.
 *   <li><b>recovered</b>: by the latest standing the balance is 0 or above and the segment is no risk.
 *   <li>Otherwise <b>not-recovered</b>.
 * </ol>
 *
 * @param verdict what can be said
 * @param reason why, as a slug
 * @param isFinal whether it stays, because the window is over
 */
public record Recovery(Verdict verdict, String reason, boolean isFinal) {
    private static final Set<Segment> RISKS =
            EnumSet.of(Segment.NEW_RISK, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK, Segment.ESTRANGED);

    /** What can be said. */
    public enum Verdict {
        RECOVERED,
        NOT_RECOVERED,
        LOST,
        TOO_EARLY;

        /** The name on the wire. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Verdict of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Yes or no; absent as long as nobody can tell. */
        @Nullable
        Boolean isRecovered() {
            return switch (this) {
                case RECOVERED -> true;
                case NOT_RECOVERED, LOST -> false;
                case TOO_EARLY -> null;
            };
        }
    }

    /**
     * How long is waited.
     *
     * @param settle earlier than this after the closing nothing but a loss is told
     * @param window what comes later than this after the closing has other reasons
     */
    record Terms(Duration settle, Duration window) {
        Terms {
            if (settle.isNegative() || window.compareTo(settle) < 0) {
                throw new IllegalArgumentException("the window ends before the customer has settled");
            }
        }
    }

    /**
     * What is known of a customer's behaviour, the latest of each.
     *
     * @param standingAt when the balance and the segment were so; absent if no standing is known
     * @param balance of the love bank, in units
     * @param segment the emotional state
     * @param heardAt when the customer last expressed something
     * @param boughtAt when the customer last bought, renewed or upgraded
     * @param leftAt when the customer last cancelled
     */
    record Signs(
            @Nullable Instant standingAt,
            double balance,
            @Nullable Segment segment,
            @Nullable Instant heardAt,
            @Nullable Instant boughtAt,
            @Nullable Instant leftAt) {
        static final Signs NONE = new Signs(null, 0, null, null, null, null);

        /** What is known under two ids of one person. */
        Signs and(Signs other) {
            var newer = isAfter(other.standingAt, standingAt) ? other : this;
            return new Signs(
                    newer.standingAt,
                    newer.balance,
                    newer.segment,
                    later(heardAt, other.heardAt),
                    later(boughtAt, other.boughtAt),
                    later(leftAt, other.leftAt));
        }
    }

    static Recovery of(Instant openedAt, Instant closedAt, Signs signs, Terms terms, Instant now) {
        boolean isFinal = !now.isBefore(closedAt.plus(terms.window()));
        boolean standsSince = isAfter(signs.standingAt(), closedAt);
        var leftAt = signs.leftAt();
        if (leftAt != null && !leftAt.isBefore(openedAt) && !isAfter(signs.boughtAt(), leftAt)) {
            return new Recovery(Verdict.LOST, "cancelled", isFinal);
        }
        if (standsSince && signs.segment() == Segment.ESTRANGED) {
            return new Recovery(Verdict.LOST, "estranged", isFinal);
        }
        if (now.isBefore(closedAt.plus(terms.settle()))) {
            return new Recovery(Verdict.TOO_EARLY, "closed-lately", false);
        }
        boolean lives = isAfter(signs.heardAt(), closedAt) || isAfter(signs.boughtAt(), closedAt);
        if (!standsSince || !lives) {
            return isFinal
                    ? new Recovery(Verdict.NOT_RECOVERED, "no-sign-of-it", true)
                    : new Recovery(Verdict.TOO_EARLY, "nothing-heard-yet", false);
        }
        if (signs.balance() >= 0 && !RISKS.contains(signs.segment())) {
            var how = isAfter(signs.boughtAt(), closedAt) ? "bought-again" : "balance-restored";
            return new Recovery(Verdict.RECOVERED, how, isFinal);
        }
        return new Recovery(Verdict.NOT_RECOVERED, signs.balance() < 0 ? "balance-negative" : "at-risk", isFinal);
    }

    private static boolean isAfter(@Nullable Instant at, @Nullable Instant before) {
        return at != null && (before == null || at.isAfter(before));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return isAfter(one, other) ? one : other;
    }
}
