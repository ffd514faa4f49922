package io.heartline.benchmarks.stage;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Rounds;
import io.heartline.benchmarks.report.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two that are measured in turns, so that whatever else the machine does burdens both; who begins changes from round to
 * round.
 *
 * @param row the row that they belong to
 * @param measure what is measured
 * @param unit of the figures
 * @param subject what is measured
 * @param baseline what it is compared with
 * @param target null if the figures are only told
 */
public record Turns(
        String row,
        String measure,
        String unit,
        Turn subject,
        Turn baseline,
        @Nullable Target target) {

    /** One round of one of them. */
    @FunctionalInterface
    public interface Turn {
        /** Measures; rounds to warm up are below 0. */
        Measured take(int round) throws IOException, InterruptedException;
    }

    /** Takes all turns. */
    public Line take(Bench bench) throws IOException, InterruptedException {
        List<Measured> subjects = new ArrayList<>();
        List<Measured> baselines = new ArrayList<>();
        for (var round = -bench.warmUps(); round < bench.rounds(); round++) {
            var first = Math.floorMod(round, 2) == 0;
            var before = first ? null : baseline.take(round);
            var one = subject.take(round);
            var other = before == null ? baseline.take(round) : before;
            bench.say()
                    .accept(String.format(
                            Locale.ROOT,
                            "  %s, %s: %.0f beside %.0f %s",
                            measure,
                            round < 0 ? "to warm up" : "round " + (round + 1),
                            one.value(),
                            other.value(),
                            unit));
            if (round >= 0) {
                subjects.add(one);
                baselines.add(other);
            }
        }
        return new Line(
                row,
                measure,
                unit,
                rounds(subjects, Measured::value),
                rounds(baselines, Measured::value),
                target,
                costs(subjects));
    }

    private static Rounds rounds(List<Measured> all, ToDoubleFunction<Measured> figure) {
        return new Rounds(all.stream().map(figure::applyAsDouble).toList());
    }

    private static Map<String, Rounds> costs(List<Measured> all) {
        Map<String, Rounds> costs = new LinkedHashMap<>();
        for (var name : all.getFirst().costs().keySet()) {
            costs.put(name, rounds(all, one -> one.costs().getOrDefault(name, 0.0)));
        }
        return costs;
    }
}
