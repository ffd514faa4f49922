package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds the evidence of one person, in the order of {@link Line#ORDER}, into segments.
 *
 * <p>The state is evaluated at each piece of evidence and at each UTC midnight. All comparisons of means are made on
 * whole numbers, so that no rounding decides.
 */
final class SegmentFold {
    /** Which side a person is on. */
    private enum Side {
        NONE,
        FAN,
        RISK
    }

    private record Felt(Instant at, long valenceMicros) {}

    private final Thresholds thresholds;
    private final Activity activity;
    private final List<Period> periods = new ArrayList<>();
    private final Deque<Felt> felt = new ArrayDeque<>();
    private long feltSumMicros;

    private Side side = Side.NONE;
    private Segment sideSegment = Segment.NEUTRAL;
    private @Nullable Instant lastFan;
    private @Nullable Instant lastRisk;
    private @Nullable Instant lastExpressed;
    private @Nullable Instant lastEvidence;
    private Instant evaluated = Instant.MIN;

    private SegmentFold(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.activity = new Activity(thresholds);
    }

    /**
     * The segments of a person until an instant.
     *
     * @param lines all evidence of the person, in order; what is dated after {@code at} is left out
     */
    static History fold(List<Line> lines, Instant at, Thresholds thresholds) {
        var fold = new SegmentFold(thresholds);
        Instant next = null;
        for (var line : lines) {
            if (line.at().isAfter(at)) {
                next = line.at();
                break;
            }
            fold.midnightsUntil(line.at());
            fold.take(line);
        }
        fold.midnightsUntil(at);
        var until = List.copyOf(fold.periods);
        var change = fold.nextChange(at);
        return new History(until, next != null && (change == null || next.isBefore(change)) ? next : change);
    }

    /** Evaluates every midnight after the last evaluation, up to an instant, as long as time alone can change things. */
    private void midnightsUntil(Instant until) {
        if (lastEvidence == null) {
            return;
        }
        var end = min(until, lastEvidence.plus(thresholds.horizon()));
        for (var midnight = midnightAfter(evaluated);
                !midnight.isAfter(end);
                midnight = midnight.plus(1, ChronoUnit.DAYS)) {
            evaluate(midnight, null);
        }
    }

    /** The first midnight after an instant at which the segment differs, if nothing else happens. */
    private @Nullable Instant nextChange(Instant at) {
        if (lastEvidence == null) {
            return null;
        }
        int known = periods.size();
        var end = lastEvidence.plus(thresholds.horizon());
        var midnight = midnightAfter(at);
        while (!midnight.isAfter(end)) {
            evaluate(midnight, null);
            if (periods.size() > known) {
                return midnight;
            }
            midnight = midnight.plus(1, ChronoUnit.DAYS);
        }
        return null;
    }

    private void take(Line line) {
        lastEvidence = line.at();
        if (line.activity()) {
            activity.add(line.at());
        }
        if (line.expression()) {
            lastExpressed = line.at();
        }
        if (line.love() != null) {
            felt.clear(); // an explicit answer speaks for itself: what was said before counts no longer
            feltSumMicros = 0;
            feel(line.at(), line.love() ? Micros.ONE : -Micros.ONE);
        } else if (line.valenceMicros() != null) {
            feel(line.at(), line.valenceMicros());
        }
        evaluate(line.at(), line);
    }

    private void feel(Instant at, long valenceMicros) {
        felt.addLast(new Felt(at, valenceMicros));
        feltSumMicros += valenceMicros;
    }

    private void evaluate(Instant at, @Nullable Line evidence) {
        evaluated = at;
        var start = at.minus(thresholds.window());
        while (!felt.isEmpty() && !felt.getFirst().at().isAfter(start)) {
            feltSumMicros -= felt.removeFirst().valenceMicros();
        }
        var before = side;
        side = nextSide(evidence);
        if (side != before && side != Side.NONE) {
            sideSegment = entered(side, at);
        } else if (side != Side.NONE
                && evidence != null
                && (evidence.valenceMicros() != null || evidence.love() != null)) {
            sideSegment = side == Side.FAN ? Segment.REPEAT_FAN : Segment.REPEAT_RISK;
        }
        switch (side) {
            case FAN -> lastFan = at;
            case RISK -> lastRisk = at;
            case NONE -> {}
        }
        var segment = side == Side.NONE ? withoutSide(at) : sideSegment;
        if (periods.isEmpty() || periods.getLast().segment() != segment) {
            enter(at, segment);
        }
    }

    private void enter(Instant at, Segment segment) {
        // Two pieces of evidence of the same instant make one period, as the later of them leaves it.
        if (!periods.isEmpty() && periods.getLast().from().equals(at)) {
            periods.removeLast();
            if (!periods.isEmpty() && periods.getLast().segment() == segment) {
                return;
            }
        }
        periods.add(new Period(at, segment));
    }

    private Side nextSide(@Nullable Line evidence) {
        if (evidence != null && evidence.love() != null) {
            return evidence.love() ? Side.FAN : Side.RISK;
        }
        int n = felt.size();
        boolean stays = switch (side) {
            case NONE -> false;
            case FAN -> n > 0 && feltSumMicros >= thresholds.leaveMicros() * n;
            case RISK -> n > 0 && feltSumMicros <= -thresholds.leaveMicros() * n;
        };
        if (stays) {
            return side;
        }
        if (n >= thresholds.evidenceMin() && feltSumMicros >= thresholds.enterMicros() * n) {
            return Side.FAN;
        }
        return n >= thresholds.evidenceMin() && feltSumMicros <= -thresholds.enterMicros() * n ? Side.RISK : Side.NONE;
    }

    private Segment entered(Side entered, Instant at) {
        boolean fan = entered == Side.FAN;
        var opposite = fan ? lastRisk : lastFan;
        if (opposite != null && !opposite.isBefore(at.minus(thresholds.memory()))) {
            return fan ? Segment.SHIFTED_TO_FAN : Segment.SHIFTED_TO_RISK;
        }
        var same = fan ? lastFan : lastRisk;
        if (same == null) {
            return fan ? Segment.NEW_FAN : Segment.NEW_RISK;
        }
        return fan ? Segment.REPEAT_FAN : Segment.REPEAT_RISK;
    }

    private Segment withoutSide(Instant at) {
        if (activity.estranged(at)) {
            return Segment.ESTRANGED;
        }
        if (lastExpressed == null) {
            return Segment.UNHEARD;
        }
        boolean quiet = !lastExpressed.isAfter(at.minus(thresholds.window()));
        return quiet && activeWithin(thresholds.memory(), at) ? Segment.SILENT : Segment.NEUTRAL;
    }

    private boolean activeWithin(Duration time, Instant at) {
        return lastEvidence != null && lastEvidence.isAfter(at.minus(time));
    }

    private static Instant midnightAfter(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
