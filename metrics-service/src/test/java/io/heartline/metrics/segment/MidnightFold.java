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
 * The definition of segments, word for word: the state is evaluated at each piece of evidence and at each UTC midnight.
 * Too slow to be used; what is used must come to the same.
 */
final class MidnightFold {
    /** Which side a person is on. */
    private enum Side {
        NONE,
        FAN,
        RISK
    }

    private record Felt(Instant at, long valenceMicros) {}

    private final Thresholds thresholds;
    private final PlainActivity activity;
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

    private MidnightFold(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.activity = new PlainActivity(thresholds);
    }

    /**
     * The segments of a person until an instant.
     *
     * @param lines all evidence of the person, in order; what is dated after {@code at} is left out
     */
    static History fold(List<Line> lines, Instant at, Thresholds thresholds) {
        var fold = new MidnightFold(thresholds);
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
        return new History(until, 0, next != null && (change == null || next.isBefore(change)) ? next : change);
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

    /** What a person did, counted in windows back from a time that only goes forward. */
    private static final class PlainActivity {
        private final Thresholds thresholds;
        private final List<Instant> times = new ArrayList<>();

        /** How many times lie at or before the end of each window, the current one first. */
        private final int[] passed;

        PlainActivity(Thresholds thresholds) {
            this.thresholds = thresholds;
            this.passed = new int[thresholds.estrangedWindows() + 2];
        }

        /** Notes an activity, not earlier than those before. */
        void add(Instant at) {
            times.add(at);
        }

        /**
         * Whether activity in the window up to an instant is below a part of the mean of the windows before, enough of
         * which saw any.
         */
        boolean estranged(Instant at) {
            for (int window = 0; window < passed.length; window++) {
                var end = at.minus(thresholds.window().multipliedBy(window));
                while (passed[window] < times.size()
                        && !times.get(passed[window]).isAfter(end)) {
                    passed[window]++;
                }
            }
            long now = passed[0] - (long) passed[1];
            long before = passed[1] - (long) passed[passed.length - 1];
            int active = 0;
            for (int window = 1; window < passed.length - 1; window++) {
                active += passed[window] > passed[window + 1] ? 1 : 0;
            }
            return active >= thresholds.estrangedActiveMin()
                    && now * thresholds.estrangedWindows() * thresholds.estrangedDivisor() < before;
        }
    }
}
