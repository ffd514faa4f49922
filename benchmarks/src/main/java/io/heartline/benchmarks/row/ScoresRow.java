package io.heartline.benchmarks.row;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.localstack.load.BareModel;
import io.heartline.localstack.load.ScoreLoad;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts a second by {@code POST /scores}, beside the bare model with its word pieces. */
final class ScoresRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.90);
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
        var texts = LiveTexts.of(live.getKey(), bench.size(512, 128));
        var file = stage.stack().dataDirectory().resolve("texts-" + live.getKey() + ".json");
        Files.write(file, JSON.writeValueAsBytes(texts));
        var stack = stage.stack().file();
        try (var bare = BareModel.start(bench.projectRoot(), live.getValue(), file);
                var load = new ScoreLoad(stack.url(Service.SCORING), stack.apiKey(), live.getKey(), texts)) {
            return new Turns(
                            "scores",
                            "POST /scores, " + live.getValue(),
                            "texts/s",
                            round -> {
                                var costs = stage.costs(Service.SCORING);
                                var rate = load.textsPerSecond();
                                return new Measured(rate, costs.each(texts.size()));
                            },
                            round -> Measured.of(bare.textsPerSecond()),
                            TARGET)
                    .take(bench);
        }
    }
}
