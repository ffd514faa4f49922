package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Rounds;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.load.ImportRows;
import io.heartline.localstack.sink.Delivery;
import io.heartline.localstack.sink.Registration;
import io.heartline.localstack.sink.Sinks;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the time at which an interaction should have been posted until it is accepted, scored, part of a standing and, of
 * what is severe, told by a webhook; at a half and at four fifths of what all services on this machine carry together.
 */
final class EndToEndRow implements Row {
    private static final Target TARGET = Target.atMost(1_000);
    private static final Map<String, Double> SHARES = Map.of("50 %", 0.5, "80 %", 0.8);
    private static final Map<String, Double> QUANTILES = new LinkedHashMap<>();
    private static final List<String> STAGES = List.of("accepted", "scored", "standing", "webhook");
    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(10);
    private static final int BATCH = 100;
    private static final int CLIENTS = 4;
    /** Each severe one is of a brand of its own, so that none is one of many that are told together. */
    private static final int SEVERE_EVERY = 25;

    private static final String SEVERE = "You sold my data without asking me. I will see you in court!";

    static {
        QUANTILES.put("p50", 0.5);
        QUANTILES.put("p99", 0.99);
        QUANTILES.put("p99.9", 0.999);
    }

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        try (var stage = Stage.open(bench, EnumSet.allOf(Service.class))) {
            var sink = Sinks.start(bench.clock(), stage.stack().dataDirectory());
            try (var alerting = new Apis(
                    stage.stack().file().url(Service.ALERTING),
                    stage.stack().file().apiKey())) {
                Registration.register(sink, alerting);
                return measure(stage, sink);
            } finally {
                sink.close();
            }
        }
    }

    private static List<Line> measure(Stage stage, Sinks sink) throws IOException, InterruptedException {
        var bench = stage.bench();
        List<Double> capacities = new ArrayList<>();
        for (var burst = -bench.warmUps(); burst < bench.rounds(); burst++) {
            var capacity = capacity(stage, burst + bench.warmUps(), bench.size(3_000, 500));
            if (burst >= 0) {
                capacities.add(capacity);
            }
        }
        var capacity = new Rounds(capacities);
        bench.say().accept(String.format(Locale.ROOT, "  all services carry %.0f a second", capacity.median()));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.alone("end-to-end", "all services, from POST to the books", "items/s", capacity, null));
        for (var share :
                SHARES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            Map<String, List<Double>> found = new LinkedHashMap<>();
            for (var round = 0; round < bench.rounds(); round++) {
                var name = share.getKey().charAt(0) + "-" + round;
                round(stage, sink, name, share.getValue() * capacity.median())
                        .forEach((measure, millis) -> found.computeIfAbsent(measure, none -> new ArrayList<>())
                                .add(millis));
            }
            found.forEach((measure, millis) -> lines.add(Line.alone(
                    "end-to-end",
                    measure + " at " + share.getKey(),
                    "ms",
                    new Rounds(millis),
                    target(measure, share.getValue()))));
        }
        return lines;
    }

    private static @Nullable Target target(String measure, double share) {
        return share == 0.5 && measure.endsWith("p99") ? TARGET : null;
    }

    /** Posts much at once and returns how many a second came into the books. */
    private static double capacity(Stage stage, int burst, int count) throws IOException, InterruptedException {
        var wanted = entered(stage) + count;
        var start = System.nanoTime();
        try (var clients = new Clients(CLIENTS)) {
            clients.post(
                    stage.stack().file().url(Service.INGESTION).resolve("/interactions"),
                    stage.stack().file().apiKey(),
                    IngestionRow.bodies(burst, count, BATCH));
        }
        stage.await("entering a burst", ARRIVED_WITHIN, () -> entered(stage) >= wanted);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static long entered(Stage stage) throws IOException {
        return stage.number(
                Service.METRICS,
                "select count(*) from inbox where channel = '" + Topic.SCORED_INTERACTIONS.wire() + "'");
    }

    private static Map<String, Double> round(Stage stage, Sinks sink, String name, double perSecond)
            throws IOException, InterruptedException {
        var seconds = stage.bench().size(60, 10);
        var count = (int) Math.max(SEVERE_EVERY, perSecond * seconds);
        var texts = new String(
                        new ImportRows(1_000_000 + name.hashCode() % 1_000 * 10_000, count).readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
        try (var trails = Trails.follow(stage);
                var loop = new OpenLoop(
                        stage.stack().file().url(Service.INGESTION).resolve("/interactions"),
                        stage.stack().file().apiKey())) {
            var offset = stage.bench().clock().instant().toEpochMilli() - System.nanoTime() / 1_000_000.0;
            var posted = loop.post(
                    count,
                    perSecond,
                    i -> "[" + body(texts.get(i), name, i, stage.bench().clock().instant()) + "]");
            stage.await("scoring", ARRIVED_WITHIN, () -> trails.scored() >= count);
            stage.await("entering", ARRIVED_WITHIN, () -> trails.standingAt(id(name, 0)) > 0);
            stage.await(
                    "telling",
                    ARRIVED_WITHIN,
                    () -> told(sink, name).size() >= (count + SEVERE_EVERY - 1) / SEVERE_EVERY);
            return figures(name, posted, trails, told(sink, name), offset);
        }
    }

    /** A row of an import as another customer's, said now, since nobody is told of what is old; now and then a severe one. */
    private static String body(String row, String name, int number, Instant now) {
        var own = row.replaceFirst("\"externalId\":\"[^\"]*\"", "\"externalId\":\"" + id(name, number) + "\"")
                .replaceFirst("\"value\":\"C-\\d+\"", "\"value\":\"" + id(name, number) + "\"")
                .replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"" + now + "\"");
        return number % SEVERE_EVERY != 0
                ? own
                : own.replaceFirst("\"text\":\"(?:[^\"\\\\]|\\\\.)*\"", "\"text\":\"" + SEVERE + "\"")
                        .replaceFirst("\"language\":\"[a-z]*\"", "\"language\":\"en\"")
                        .replaceFirst("\"value\":\\d}", "\"value\":1}")
                        .replace(ImportRows.BRAND, id(name, number));
    }

    private static String id(String name, int number) {
        return "e2e-" + name + "-" + number;
    }

    /** When the webhook about each severe one came, in milliseconds of the clock. */
    private static Map<String, Double> told(Sinks sink, String name) {
        Map<String, Double> told = new HashMap<>();
        for (Delivery delivery : sink.deliveries()) {
            for (var brand : delivery.body().findValuesAsText("brand")) {
                if (brand.startsWith("e2e-" + name + "-")) {
                    told.putIfAbsent(brand, (double) delivery.receivedAt().toEpochMilli());
                }
            }
        }
        return told;
    }

    private static Map<String, Double> figures(
            String name, OpenLoop.Posted posted, Trails trails, Map<String, Double> told, double offset) {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        STAGES.forEach(stage -> millis.put(stage, new ArrayList<>()));
        for (var i = 0; i < posted.intended().size(); i++) {
            var intended = posted.intended().get(i);
            var id = id(name, i);
            add(millis, "accepted", posted.accepted().get(i) - intended);
            add(millis, "scored", trails.scoredAt(id) - intended);
            // What moves nothing in an account makes no standing
            if (trails.standingAt(id) > 0) {
                add(millis, "standing", trails.standingAt(id) - intended);
            }
            var at = told.get(id);
            if (at != null) {
                millis.getOrDefault("webhook", new ArrayList<>()).add(at - offset - intended / 1e6);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        millis.forEach((stage, all) -> {
            var sorted = all.stream().sorted().toList();
            QUANTILES.forEach((quantile, share) -> figures.put(
                    "POST → " + stage + " " + quantile,
                    sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1))));
        });
        return figures;
    }

    private static void add(Map<String, List<Double>> millis, String stage, long nanos) {
        millis.getOrDefault(stage, new ArrayList<>()).add(nanos / 1e6);
    }
}
