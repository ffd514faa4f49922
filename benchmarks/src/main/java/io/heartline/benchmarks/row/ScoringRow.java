package io.heartline.benchmarks.row;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Events.Wire;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.contracts.Channel;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.BareModel;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Interactions from Kafka, scored, stored and published again, beside the bare model. */
final class ScoringRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.80);
    private static final Duration SCORED_WITHIN = Duration.ofMinutes(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        try (var stage = Stage.open(bench, Set.of(Service.SCORING))) {
            for (var live : LiveTexts.live(stage).entrySet()) {
                lines.add(measure(stage, live));
            }
        }
        return lines;
    }

    private static Line measure(Stage stage, Map.Entry<String, String> live) throws IOException, InterruptedException {
        var bench = stage.bench();
        var texts = LiveTexts.of(live.getKey(), bench.size(1_024, 128));
        var file = stage.stack().dataDirectory().resolve("said-" + live.getKey() + ".json");
        Files.write(file, JSON.writeValueAsBytes(texts));
        try (var bare = BareModel.start(bench.projectRoot(), live.getValue(), file)) {
            return new Turns(
                            "scoring",
                            "Kafka to Kafka, " + live.getValue(),
                            "texts/s",
                            round -> scored(stage, live.getKey(), texts),
                            round -> Measured.of(bare.textsPerSecond()),
                            TARGET)
                    .take(bench);
        }
    }

    /** Publishes while the service is halted, then lets it go on until all of it is on the next topic. */
    private static Measured scored(Stage stage, String language, List<String> texts)
            throws IOException, InterruptedException {
        var now = stage.bench().clock().instant();
        var said = texts.stream()
                .map(text -> Wire.of(new Interaction(
                        Ids.next(),
                        1,
                        "bench",
                        Ids.next().toString(),
                        Ids.next(),
                        "meadow-mobile",
                        null,
                        null,
                        Channel.CHAT,
                        "support",
                        Speaker.CUSTOMER,
                        null,
                        null,
                        null,
                        text,
                        language,
                        null,
                        List.of(),
                        false,
                        null,
                        now,
                        now,
                        Map.of(),
                        false)))
                .toList();
        var wanted = stage.events().count(Topic.SCORED_INTERACTIONS.wire()) + texts.size();
        stage.halt(Service.SCORING);
        stage.events().publish(Topic.INTERACTIONS.wire(), said);
        var costs = stage.costs(Service.SCORING);
        stage.goOn(Service.SCORING);
        var seconds = stage.await(
                "scoring", SCORED_WITHIN, () -> stage.events().count(Topic.SCORED_INTERACTIONS.wire()) >= wanted);
        return new Measured(texts.size() / seconds, costs.each(texts.size()));
    }
}
