package io.heartline.faults.campaign;

import io.heartline.faults.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long it took after each fault until a message went all the way again. */
final class Recoveries {
    private static final double MILLIS_A_SECOND = 1000.0;

    private final Map<FaultKind, List<Duration>> byKind = new EnumMap<>(FaultKind.class);

    void add(FaultKind kind, Duration took) {
        byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(took);
    }

    List<Duration> of(FaultKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }

    /** Returns the longest of a kind, in seconds; 0 if there is none. */
    double longest(FaultKind kind) {
        return of(kind).stream().mapToDouble(Recoveries::seconds).max().orElse(0);
    }

    /** Returns the median of a kind, in seconds; 0 if there is none. */
    double median(FaultKind kind) {
        var sorted = of(kind).stream().sorted().toList();
        return sorted.isEmpty() ? 0 : seconds(sorted.get(sorted.size() / 2));
    }
}
