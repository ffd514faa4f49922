package io.heartline.alerting.rule;

import io.heartline.alerting.rule.DriftVerdict.Calm;
import io.heartline.alerting.rule.DriftVerdict.Drifting;
import io.heartline.alerting.rule.DriftVerdict.Recovered;
import io.heartline.alerting.rule.DriftVerdict.Stale;
import io.heartline.alerting.rule.DriftVerdict.Worse;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Segment;
import io.heartline.contracts.StandingReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer drift: the segment shifted to risk, or the balance crossed from 0 or above to below −θ with enough entries.
 *
 * <p>Only what may raise an alert counts as a cause: a withdrawal that is no backfill and occurred at most {@code
 * freshFor} ago. A standing is taken in two steps, without its fresh reasons and with them, so that a crossing that lies
 * in the past alone disarms the rule without an alert, however the standings were batched.
 *
 * @param theta in units of the love bank, above 0
 * @param entriesMin a balance of fewer entries says too little
 * @param freshFor how long ago a cause may have occurred
 */
record DriftRule(double theta, int entriesMin, Duration freshFor) {
    private static final double MICROS = 1e6;

    DriftRule {
        if (!(theta > 0)) {
            throw new IllegalArgumentException("theta is not above 0");
        }
    }

    DriftVerdict follow(DriftState state, CustomerStanding standing, Instant now) {
        if (standing.revision() <= state.revision()) {
            return new Stale(state);
        }
        var fresh = fresh(standing.reasons(), now);
        var harmedAt = newest(state.harmedAt(), fresh);
        boolean mayRaise = harmedAt != null && !harmedAt.isBefore(now.minus(freshFor));

        double before = standing.balance()
                - fresh.stream().mapToLong(StandingReason::unitsMicros).sum() / MICROS;
        boolean armed = armedAfter(state.armed(), before, standing.entries() - fresh.size());
        boolean crossed = armed && isBelow(standing.balance(), standing.entries());
        armed = armedAfter(armed, standing.balance(), standing.entries());

        boolean atRisk = isRisk(standing.segment());
        boolean shifted = !state.shiftSeen() && isShifted(standing);
        var next = new DriftState(standing.revision(), armed, atRisk && (state.shiftSeen() || shifted), harmedAt);
        if ((crossed || shifted) && mayRaise) {
            return new Drifting(next, crossed, shifted, fresh);
        }
        if (standing.balance() >= 0 && !atRisk) {
            return new Recovered(next);
        }
        return fresh.isEmpty() ? new Calm(next) : new Worse(next, fresh);
    }

    /** 4 for crossing −θ, one more for each further θ and for a VIP, 9 at most: the worst is left to shocks. */
    int severity(CustomerStanding standing) {
        double depth = Math.max(0, -standing.balance() / theta - 1);
        int severity = 4 + (int) Math.min(5, Math.floor(depth)) + (standing.vip() ? 1 : 0);
        return Math.min(severity, 9);
    }

    private boolean isBelow(double balance, int entries) {
        return balance < -theta && entries >= entriesMin;
    }

    private boolean armedAfter(boolean armed, double balance, int entries) {
        return balance >= 0 || (armed && !isBelow(balance, entries));
    }

    private List<StandingReason> fresh(List<StandingReason> reasons, Instant now) {
        var since = now.minus(freshFor);
        return reasons.stream()
                .filter(reason -> !reason.backfill()
                        && reason.unitsMicros() < 0
                        && !reason.effectiveAt().isBefore(since))
                .toList();
    }

    private static @Nullable Instant newest(@Nullable Instant known, List<StandingReason> fresh) {
        var newest = known;
        for (var reason : fresh) {
            if (newest == null || reason.effectiveAt().isAfter(newest)) {
                newest = reason.effectiveAt();
            }
        }
        return newest;
    }

    /** A shift that the next evidence confirmed before we saw it has become a repeated risk. */
    private static boolean isShifted(CustomerStanding standing) {
        return standing.segment() == Segment.SHIFTED_TO_RISK
                || (standing.segment() == Segment.REPEAT_RISK && standing.previousSegment() == Segment.SHIFTED_TO_RISK);
    }

    private static boolean isRisk(Segment segment) {
        return switch (segment) {
            case NEW_RISK, REPEAT_RISK, SHIFTED_TO_RISK -> true;
            case NEW_FAN, REPEAT_FAN, SHIFTED_TO_FAN, NEUTRAL, SILENT, UNHEARD, ESTRANGED -> false;
        };
    }
}
