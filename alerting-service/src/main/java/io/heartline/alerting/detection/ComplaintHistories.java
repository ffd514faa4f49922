package io.heartline.alerting.detection;

import io.heartline.contracts.ScopeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the detectors would have said of the complaints that are stored. Everything runs in the caller's transaction. */
@ApplicationScoped
public class ComplaintHistories {
    private final PulseWindows windows;
    private final DetectionConfig config;

    ComplaintHistories(PulseWindows windows, DetectionConfig config) {
        this.windows = windows;
        this.config = config;
    }

    /**
     * Runs the crisis detector over the stored windows of a scope, as it would have run then.
     *
     * @param from the start of the first window, on a multiple of five minutes
     * @param until the end of the last
     * @return one judgement for each window of five minutes
     */
    public List<Judgement> crises(String brand, ScopeKind kind, String value, Instant from, Instant until) {
        var scope = new Scope(kind, value);
        var longest = config.horizons().stream().max(Duration::compareTo).orElseThrow();
        var stored = windows.series(brand, scope, from.minus(longest), until);
        var history = windows.history(brand, scope, from.minus(config.history()).minus(config.freshFor()), until);
        return new CrisisReplay(scope, config, history).run(stored, from, until);
    }

    /**
     * Runs the surge detector over the numbers of complaints of a scope; windows without a pulse had none.
     *
     * @param from the start of the first window, on a multiple of five minutes
     * @param until the end of the last
     * @return one judgement for each window of five minutes
     */
    public List<Judgement> surges(
            String brand, ScopeKind kind, String value, Instant from, Instant until, SurgeSettings settings) {
        var stored = windows.series(brand, new Scope(kind, value), from, until).iterator();
        var detector = new SurgeDetector(settings);
        List<Judgement> judged = new ArrayList<>();
        var next = stored.hasNext() ? stored.next() : null;
        for (var at = from; at.isBefore(until); at = at.plus(Window.LENGTH)) {
            long complaints = 0;
            while (next != null && !next.start().isAfter(at)) {
                complaints += next.negative();
                next = stored.hasNext() ? stored.next() : null;
            }
            judged.add(detector.take(at, (double) complaints));
        }
        return judged;
    }
}
