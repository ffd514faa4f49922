package io.heartline.alerting.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds times with unusually many complaints.
 *
 * <p>It is causal: what it says of the end of a window depends on nothing later. Windows that are missing count as
 * empty.
 */
final class CrisisDetector {
    private final DetectionConfig config;

    CrisisDetector(DetectionConfig config) {
        this.config = config;
    }

    /**
     * Judges the time before an instant, over each horizon, and answers with the most surprising.
     *
     * @param history what came before the fresh windows
     * @param baseline of that history
     * @param windows fresh windows in order of their start; those after {@code end} are not looked at
     * @param end the end of a window
     */
    Verdict judge(History history, Baseline baseline, List<Window> windows, Instant end) {
        if (history.hours() < config.historyMin().toHours()) {
            return new Verdict.Learning();
        }
        Verdict.Unusual worst = null;
        for (var horizon : config.horizons()) {
            var verdict = judge(baseline, windows, end, horizon);
            if (verdict instanceof Verdict.Unusual unusual
                    && (worst == null || unusual.surprise() > worst.surprise())) {
                worst = unusual;
            }
        }
        return worst == null ? new Verdict.Quiet() : worst;
    }

    private Verdict judge(Baseline baseline, List<Window> windows, Instant end, Duration horizon) {
        var begin = end.minus(horizon);
        var inside = windows.stream()
                .filter(window ->
                        !window.start().isBefore(begin) && !window.end().isAfter(end))
                .toList();
        var complaining =
                inside.stream().filter(window -> window.negative() > 0).toList();
        long negative = complaining.stream().mapToLong(Window::negative).sum();
        long count = inside.stream().mapToLong(Window::count).sum();
        // Whoever complains in two windows is counted twice here; the exact number is asked for afterwards.
        long customersAtMost =
                complaining.stream().mapToLong(Window::negativeCustomers).sum();
        if (negative < config.negativesMin()
                || customersAtMost < config.customersMin()
                || complaining.size() < config.windowsMin()
                || negative < config.negativeShareMin() * count) {
            return new Verdict.Quiet();
        }
        var ordinary = baseline.between(begin, end);
        double surprise = ordinary.surprise(negative);
        return surprise < config.surpriseMin()
                ? new Verdict.Quiet()
                : new Verdict.Unusual(
                        complaining.getFirst().start(),
                        complaining.getLast().end(),
                        negative,
                        ordinary.mean(),
                        surprise);
    }
}
