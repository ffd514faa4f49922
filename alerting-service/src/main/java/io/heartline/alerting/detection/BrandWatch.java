package io.heartline.alerting.detection;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.OpenAlert;
import io.heartline.alerting.customer.Customers;
import io.heartline.contracts.ScopeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks at one brand: finds its crises, raises or teaches their alerts, and ends them. */
@ApplicationScoped
class BrandWatch {
    private static final int EVIDENCE_MAX = 20;
    private static final int REPEATS_MAX = 30;

    private final PulseWindows windows;
    private final Customers customers;
    private final Alerts alerts;
    private final DetectionConfig config;
    private final CrisisDetector detector;

    BrandWatch(PulseWindows windows, Customers customers, Alerts alerts, DetectionConfig config) {
        this.windows = windows;
        this.customers = customers;
        this.alerts = alerts;
        this.config = config;
        this.detector = new CrisisDetector(config);
    }

    /**
     * Looks at a brand with news. A crisis fires again only on what came after it was resolved.
     *
     * <p>Pulses may come before all the interactions that they count have been heard: then it looks again a little
     * later, but not for ever.
     */
    void look(PulseWindows.News news, Instant now) {
        var brand = news.brand();
        var since = now.minus(config.freshFor());
        var fresh = windows.fresh(brand, since);
        if (fresh.values().stream().allMatch(this::isHarmless)) {
            return;
        }
        var resolved = alerts.lastResolutions(AlertKind.CRISIS, brand);
        List<Suspect> suspects = new ArrayList<>();
        fresh.forEach((scope, all) -> {
            var from = resolvedAt(brand, scope, resolved);
            var considered = all.stream()
                    .filter(window -> !window.start().isBefore(from))
                    .toList();
            if (!isHarmless(considered)) {
                var history = history(brand, scope, since, now);
                Suspect.of(scope, detector, history, Baseline.of(history), considered)
                        .ifPresent(suspects::add);
            }
        });
        boolean heardAll = suspects.stream()
                .allMatch(suspect -> complaining(brand, suspect).complaints() >= suspect.observed());
        if (!heardAll && news.repeats() < REPEATS_MAX) {
            windows.again(news, now);
        }
        suspects.removeIf(suspect -> complaining(brand, suspect).voices() < config.customersMin());
        for (var crisis : Crisis.among(suspects)) {
            raise(brand, crisis.root(), fresh, now);
        }
    }

    /** A crisis of one product says nothing of another one, but it shows in all scopes that are no product. */
    private static Instant resolvedAt(String brand, Scope scope, Map<String, Instant> resolved) {
        var own = CrisisFindings.fingerprint(brand, scope);
        var ofBrand = CrisisFindings.fingerprint(brand);
        return resolved.entrySet().stream()
                .filter(entry -> scope.kind() != ScopeKind.PRODUCT
                        || entry.getKey().equals(own)
                        || entry.getKey().equals(ofBrand))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private boolean isHarmless(List<Window> considered) {
        return considered.stream().mapToLong(Window::negative).sum() < config.negativesMin();
    }

    /** What came before the fresh windows: nothing that is judged depends on anything later. */
    private History history(String brand, Scope scope, Instant since, Instant now) {
        return windows.history(brand, scope, now.minus(config.history()), since);
    }

    private Customers.Complaining complaining(String brand, Suspect suspect) {
        var scope = suspect.scope();
        return customers.complaining(brand, scope.kind(), scope.value(), suspect.from(), suspect.until());
    }

    private void raise(String brand, Suspect root, Map<Scope, List<Window>> fresh, Instant now) {
        var since = now.minus(config.freshFor());
        List<Suspect> parts = new ArrayList<>();
        fresh.forEach((scope, all) -> {
            var part = Suspect.between(
                    scope, Baseline.of(history(brand, scope, since, now)), all, root.from(), root.until(), 0);
            if (part.excess() > 0) {
                parts.add(part);
            }
        });
        parts.sort(Comparator.comparingDouble(Suspect::excess).reversed());
        var scope = root.scope();
        var evidence =
                customers.complaints(brand, scope.kind(), scope.value(), root.from(), root.until(), EVIDENCE_MAX);
        var finding =
                CrisisFindings.finding(brand, root, complaining(brand, root).customers(), parts, evidence);
        alerts.raise(finding.joining(fingerprint(brand, scope)));
    }

    /** An alert of the same brand that is open takes in what overlaps with it. */
    private String fingerprint(String brand, Scope scope) {
        var own = CrisisFindings.fingerprint(brand, scope);
        var ofBrand = CrisisFindings.fingerprint(brand);
        var open = alerts.open(AlertKind.CRISIS).stream()
                .filter(alert -> alert.brand().equals(brand))
                .sorted(Comparator.comparing(OpenAlert::lastCauseAt).reversed())
                .map(OpenAlert::fingerprint)
                .toList();
        if (open.contains(own)) {
            return own;
        }
        if (open.contains(ofBrand)) {
            return ofBrand;
        }
        return scope.kind() == ScopeKind.PRODUCT || open.isEmpty() ? own : open.getFirst();
    }

    /** Ends the crises that have been quiet for long enough. */
    void end(Instant now) {
        var before = now.minus(config.quiet());
        for (var alert : alerts.open(AlertKind.CRISIS)) {
            if (alert.lastCauseAt().isBefore(before)) {
                alerts.resolve(
                        alert.fingerprint(),
                        "nothing unusual for " + config.quiet().toMinutes() + " minutes");
            }
        }
    }
}
