package io.heartline.alerting.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs the crisis detector over a past, window by window, with what it would have known then: the history up to a day
 * before, and the windows up to the end of the one that is judged.
 *
 * <p>Different customers are counted per window, since who they were is not kept for so long: whoever complains in two
 * windows counts twice.
 */
final class CrisisReplay {
    private final Scope scope;
    private final DetectionConfig config;
    private final CrisisDetector detector;
    private final History all;
    private final TreeMap<Long, Long> byHour;
    private @Nullable Baseline baseline;
    private History known;
    private @Nullable Instant unusualUntil;

    /**
     * A replay from the beginning.
     *
     * @param all hours of the past that may be known; what is later than a judged window is not looked at
     */
    CrisisReplay(Scope scope, DetectionConfig config, History all) {
        this.scope = scope;
        this.config = config;
        this.detector = new CrisisDetector(config);
        this.all = all;
        this.byHour = new TreeMap<>(all.negatives());
        this.known = new History(all.firstHour(), all.firstHour(), Map.of());
    }

    /** Judges each window of five minutes; {@code windows} are those that have a pulse, in order. */
    List<Judgement> run(List<Window> windows, Instant from, Instant until) {
        List<Judgement> judged = new ArrayList<>();
        int first = 0;
        int next = 0;
        for (var start = from; start.isBefore(until); start = start.plus(Window.LENGTH)) {
            var end = start.plus(Window.LENGTH);
            while (next < windows.size() && windows.get(next).start().isBefore(end)) {
                next++;
            }
            var reach = end.minus(longest());
            while (first < next && windows.get(first).start().isBefore(reach)) {
                first++;
            }
            judged.add(judge(windows.subList(first, next), end));
        }
        return judged;
    }

    private Duration longest() {
        return config.horizons().stream().max(Duration::compareTo).orElseThrow();
    }

    private Judgement judge(List<Window> recent, Instant end) {
        if (recent.stream().mapToLong(Window::negative).sum() < config.negativesMin()
                || !recent.getLast().end().equals(end)
                || recent.getLast().negative() == 0) {
            return Judgement.quiet(0, config.surpriseMin(), 1);
        }
        learn(end);
        var current = baseline;
        if (current == null || !(detector.judge(known, current, recent, end) instanceof Verdict.Unusual unusual)) {
            return Judgement.quiet(0, config.surpriseMin(), 1);
        }
        var suspect = Suspect.between(scope, current, recent, unusual.from(), unusual.until(), unusual.surprise());
        long customers = recent.stream().mapToLong(Window::negativeCustomers).sum();
        int severity = suspect.severity((int) Math.min(Integer.MAX_VALUE, customers));
        var before = unusualUntil;
        unusualUntil = end;
        boolean goesOn = before != null && !end.isAfter(before.plus(config.quiet()));
        return goesOn
                ? Judgement.spokenFor(unusual.surprise(), config.surpriseMin(), severity)
                : Judgement.alerting(unusual.surprise(), config.surpriseMin(), severity);
    }

    /** The baseline changes with the hour, and is needed only where there are complaints. */
    private void learn(Instant end) {
        long endHour = Baseline.hour(end.minus(config.freshFor()));
        if (baseline != null && known.endHour() == endHour) {
            return;
        }
        long firstHour = Math.max(all.firstHour(), Baseline.hour(end.minus(config.history())));
        known = endHour <= firstHour
                ? new History(firstHour, firstHour, Map.of())
                : new History(firstHour, endHour, byHour.subMap(firstHour, endHour));
        baseline = Baseline.of(known);
    }
}
