package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Rounds;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Costs;
import io.heartline.benchmarks.stage.Events.Wire;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.load.ReadAddresses;
import io.heartline.localstack.load.Reads;
import io.heartline.localstack.load.Reads.Read;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What an event costs in small books and in a hundred times larger ones, and the slow answers of each GET in both. The
 * baseline of a line is the same in the small books.
 */
final class GrowthRow implements Row {
    private static final Target FLAT = Target.timesAtMost(1.3);
    private static final Duration ENTERED_WITHIN = Duration.ofHours(12);
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);
    private static final int TIMES_AS_LARGE = 100;
    private static final int ROWS_PER_CUSTOMER = 10;
    private static final int PUBLISHED_AT_ONCE = 10_000;
    private static final int WARM_UP = 10;
    private static final double SLOW = 0.99;
    private static final String TAKEN = "select count(*) from evidence";

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        var small = bench.size(10_000, 1_000);
        var large = bench.growth() > 0 ? bench.growth() : small * TIMES_AS_LARGE / bench.size(1, 10);
        // Those that are counted come on top, as many for each size
        var counted = bench.size(10_000, 1_000);
        var scores = new GeneratedScores(
                large + 2 * counted, large / ROWS_PER_CUSTOMER, bench.clock().instant());
        try (var stage = Stage.open(bench, Set.of(Service.METRICS));
                var api = new Apis(
                        stage.stack().file().url(Service.METRICS),
                        stage.stack().file().apiKey())) {
            enter(stage, scores, 0, small);
            var before = looked(stage, api, scores, small, counted);
            enter(stage, scores, small + counted, large + counted);
            var after = looked(stage, api, scores, large + counted, counted);
            return lines(before, after, small, large);
        }
    }

    private static List<Line> lines(Map<String, Rounds> before, Map<String, Rounds> after, int small, int large) {
        List<Line> lines = new ArrayList<>();
        after.forEach((measure, figure) -> {
            var baseline = before.get(measure);
            if (baseline != null) {
                lines.add(new Line(
                        "growth",
                        measure + " at " + large + " beside " + small,
                        "ms",
                        figure,
                        baseline,
                        FLAT,
                        Map.of()));
            }
        });
        return lines;
    }

    /** Enters those with numbers from the first until before the last. */
    private static void enter(Stage stage, GeneratedScores scores, int from, int until)
            throws IOException, InterruptedException {
        for (var first = from; first < until; first += PUBLISHED_AT_ONCE) {
            var events = IntStream.range(first, Math.min(until, first + PUBLISHED_AT_ONCE))
                    .mapToObj(number -> Wire.of(scores.get(number)))
                    .toList();
            stage.events().publish(Topic.SCORED_INTERACTIONS.wire(), events);
        }
        stage.await(
                "taking " + until + " scores into the books",
                ENTERED_WITHIN,
                LOOKED_EVERY,
                () -> stage.number(Service.METRICS, TAKEN) >= until);
        Relays.await(stage, Service.METRICS);
        stage.bench().say().accept("  " + until + " in the books");
    }

    private static Map<String, Rounds> looked(Stage stage, Apis api, GeneratedScores scores, int from, int counted)
            throws IOException, InterruptedException {
        Map<String, Rounds> figures = new LinkedHashMap<>();
        stage.execute(Service.METRICS, "analyze");
        var costs = stage.costs(Service.METRICS);
        enter(stage, scores, from, from + counted);
        var each = costs.each(counted);
        for (var cost : List.of(Costs.SERVICE, Costs.DATABASE)) {
            figures.put(cost, Rounds.of(each.getOrDefault(cost, 0.0)));
        }
        for (var read : Reads.of(stage.stack().management(Service.METRICS))) {
            List<Double> rounds = new ArrayList<>();
            for (var round = 0; round < stage.bench().rounds(); round++) {
                p99(stage.bench(), api, read, scores.count() / ROWS_PER_CUSTOMER, rounds);
            }
            if (!rounds.isEmpty()) {
                figures.put("p99 of GET " + read.path(), new Rounds(rounds));
            }
        }
        return figures;
    }

    /** What the load has none of is not asked for. */
    private static void p99(Bench bench, Apis api, Read read, int customers, List<Double> rounds)
            throws IOException, InterruptedException {
        var addresses = new ReadAddresses(customers);
        var millis = new double[bench.size(100, 20)];
        for (var i = -WARM_UP; i < millis.length; i++) {
            var address = addresses.next(read);
            var start = System.nanoTime();
            if (!api.get(address).isSuccess()) {
                return;
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        rounds.add(millis[(int) Math.ceil(SLOW * millis.length) - 1]);
    }
}
