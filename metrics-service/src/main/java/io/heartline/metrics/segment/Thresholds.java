package io.heartline.metrics.segment;

import io.heartline.metrics.evidence.Micros;
import java.time.Duration;

/**
 * Where the segments begin and end; see {@link SegmentConfig}.
 *
 * @param enterMicros mean valence in 10⁻⁶
 * @param leaveMicros mean valence in 10⁻⁶
 */
record Thresholds(
        Duration window,
        long enterMicros,
        long leaveMicros,
        int evidenceMin,
        Duration memory,
        int estrangedWindows,
        int estrangedActiveMin,
        int estrangedDivisor) {
    static Thresholds of(SegmentConfig config) {
        return new Thresholds(
                config.window(),
                Micros.of(config.enter()),
                Micros.of(config.leave()),
                config.evidenceMin(),
                config.memory(),
                config.estrangedWindows(),
                config.estrangedActiveMin(),
                config.estrangedDivisor());
    }

    /** After this time without evidence, time alone changes nothing any more. */
    Duration horizon() {
        var estranged = window.multipliedBy(estrangedWindows + 1L);
        return (estranged.compareTo(memory) > 0 ? estranged : memory).plusDays(1);
    }
}
