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
 * <p>The state is as if it were evaluated at each piece of evidence and at each UTC midnight; midnights at which nothing
 * can change are passed over. All comparisons of means are made on whole numbers, so that no rounding decides.
 */
final class SegmentFold {
    /** Which side a person is on. */
    enum Side {
        NONE,
        FAN,
        RISK
    }

    record Felt(Instant at, long valenceMicros) {}

    private final Thresholds thresholds;
    private final Activity activity;
    private final List<Period> periods = new ArrayList<>();
    private int earlier;
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

    /** The segments of a person until an instant, from all evidence of the person in order. */
    static History fold(List<Line> lines, Instant at, Thresholds thresholds) {
        return fold(null, lines, at, thresholds);
    }

    /**
     * The segments of a person until an instant.
     *
     * @param from where an earlier fold stopped; null to begin with nothing
     * @param lines all evidence of the person after that, in order; what is dated after {@code at} is left out
     */
    static History fold(@Nullable FoldState from, List<Line> lines, Instant at, Thresholds thresholds) {
        var fold = new SegmentFold(thresholds);
        if (from != null) {
            fold.resume(from);
        }
        var next = fold.takeUntil(lines, at);
        var until = List.copyOf(fold.periods);
        var change = fold.nextChange();
        return new History(
                until, fold.earlier, next != null && (change == null || next.isBefore(change)) ? next : change);
    }

    /** Where a fold stands after all evidence until an instant, so that another can go on from there. */
    static FoldState stateAt(@Nullable FoldState from, List<Line> lines, Instant at, Thresholds thresholds) {
        var fold = new SegmentFold(thresholds);
        if (from != null) {
            fold.resume(from);
        }
        fold.takeUntil(lines, at);
        return fold.state(at);
    }

    private void resume(FoldState from) {
        earlier = from.earlier();
        periods.addAll(from.lastPeriods());
        from.felt().forEach(one -> feel(one.at(), one.valenceMicros()));
        from.activity().forEach(activity::add);
        side = from.side();
        sideSegment = from.sideSegment();
        lastFan = from.lastFan();
        lastRisk = from.lastRisk();
        lastExpressed = from.lastExpressed();
        lastEvidence = from.lastEvidence();
        evaluated = from.evaluated();
    }

    private FoldState state(Instant at) {
        int kept = Math.min(FoldState.PERIODS_KEPT, periods.size());
        return new FoldState(
                earlier + periods.size() - kept,
                periods.subList(periods.size() - kept, periods.size()),
                List.copyOf(felt),
                activity.remembered(at),
                side,
                sideSegment,
                lastFan,
                lastRisk,
                lastExpressed,
                lastEvidence,
                evaluated);
    }

    /** Takes what is dated until an instant, and returns the time of the first piece after it. */
    private @Nullable Instant takeUntil(List<Line> lines, Instant at) {
        Instant next = null;
        for (var line : lines) {
            if (line.at().isAfter(at)) {
                next = line.at();
                break;
            }
            midnightsUntil(line.at());
            take(line);
        }
        midnightsUntil(at);
        return next;
    }

    /** Evaluates the midnights after the last evaluation, up to an instant, at which time alone can change something. */
    private void midnightsUntil(Instant until) {
        if (lastEvidence == null) {
            return;
        }
        var end = min(until, lastEvidence.plus(thresholds.horizon()));
        for (var midnight = nextMidnight(evaluated);
                midnight != null && !midnight.isAfter(end);
                midnight = nextMidnight(midnight)) {
            stayUntil(midnight.minus(1, ChronoUnit.DAYS));
            evaluate(midnight, null);
        }
        stayUntil(end.truncatedTo(ChronoUnit.DAYS));
    }

    /** Nothing changed at any midnight until this one: whoever is on a side was on it then, too. */
    private void stayUntil(Instant midnight) {
        if (!midnight.isAfter(evaluated)) {
            return;
        }
        evaluated = midnight;
        switch (side) {
            case FAN -> lastFan = midnight;
            case RISK -> lastRisk = midnight;
            case NONE -> {}
        }
    }

    /** The first midnight after an evaluation at which anything can differ, if nothing else happens. */
    private @Nullable Instant nextMidnight(Instant after) {
        Instant change = null;
        if (!felt.isEmpty()) {
            change = felt.getFirst().at().plus(thresholds.window());
        }
        if (side == Side.NONE) {
            change = sooner(change, activity.nextChange(after));
            if (lastExpressed != null) {
                change = sooner(change, later(lastExpressed.plus(thresholds.window()), after));
            }
            if (lastEvidence != null) {
                change = sooner(change, later(lastEvidence.plus(thresholds.memory()), after));
            }
        }
        if (change == null) {
            return null;
        }
        var midnight = change.truncatedTo(ChronoUnit.DAYS);
        var notBefore = midnight.equals(change) ? midnight : midnightAfter(change);
        return notBefore.isAfter(after) ? notBefore : midnightAfter(after);
    }

    private static @Nullable Instant later(Instant change, Instant after) {
        return change.isAfter(after) ? change : null;
    }

    private static @Nullable Instant sooner(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** The first midnight after the last evaluation at which the segment differs, if nothing else happens. */
    private @Nullable Instant nextChange() {
        if (lastEvidence == null) {
            return null;
        }
        int known = periods.size();
        var end = lastEvidence.plus(thresholds.horizon());
        for (var midnight = nextMidnight(evaluated);
                midnight != null && !midnight.isAfter(end);
                midnight = nextMidnight(midnight)) {
            stayUntil(midnight.minus(1, ChronoUnit.DAYS));
            evaluate(midnight, null);
            if (periods.size() > known) {
                return midnight;
            }
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
