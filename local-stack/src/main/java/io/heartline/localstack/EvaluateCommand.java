package io.heartline.localstack;

import io.heartline.localstack.api.Apis;
import io.heartline.localstack.evaluation.EvaluationPlan;
import io.heartline.localstack.evaluation.Evaluations;
import io.heartline.localstack.evaluation.LabelledFile;
import io.heartline.localstack.evaluation.LabelledFile.Columns;
import io.heartline.localstack.evaluation.LabelledFile.Selection;
import io.heartline.localstack.evaluation.Question;
import io.heartline.localstack.evaluation.Report;
import io.heartline.localstack.evaluation.ReportText;
import io.heartline.localstack.evaluation.Task;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import io.heartline.localstack.table.TableFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the scoring service on a labelled file. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measures a running scoring service on a labelled CSV, TSV or NDJSON file (.gz too); ends with one "
                        + "line of JSON.")
final class EvaluateCommand implements Callable<Integer> {
    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The labelled texts.")
    private Path file = Path.of("");

    @Option(names = "--text", defaultValue = "text", paramLabel = "COLUMN", description = "The texts; text if absent.")
    private String text = "";

    @Option(
            names = "--label",
            split = ",",
            required = true,
            paramLabel = "COLUMN",
            description =
                    "The labels. Several columns, with commas between, are a label each: one with a number above 0, "
                            + "true or yes applies.")
    private List<String> labels = List.of();

    @Option(
            names = "--separator",
            defaultValue = "",
            paramLabel = "S",
            description = "What stands between several labels in a cell; without it a cell is one label.")
    private String separator = "";

    @Option(
            names = "--task",
            required = true,
            paramLabel = "T",
            description = "emotion, sentiment, nuances, valence or polarity.")
    private String task = "";

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "FROM=TO",
            description =
                    "Translates labels of the file and of the scores; of several that become one the most probable "
                            + "counts.")
    private Map<String, String> names = new HashMap<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language of all texts, as en or zh; detected if absent.")
    private @Nullable String language;

    @Option(names = "--delimiter", paramLabel = "C", description = "Between cells; else the file's name tells.")
    private @Nullable Character delimiter;

    @Option(
            names = "--quoted",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether a cell that begins with a quotation mark ends with one; else yes in CSV, no in TSV.")
    private @Nullable Boolean quoted;

    @Option(names = "--no-header", description = "The columns are called 1, 2, 3.")
    private boolean headless;

    @Option(names = "--every", defaultValue = "1", paramLabel = "N", description = "Only each N-th row, the first too.")
    private int every;

    @Option(names = "--limit", defaultValue = "9223372036854775807", paramLabel = "N", description = "At most N rows.")
    private long limit;

    @Option(names = "--positive", paramLabel = "L", description = "What the file calls positive, for polarity.")
    private @Nullable String positive;

    @Option(names = "--negative", paramLabel = "L", description = "What the file calls negative, for polarity.")
    private @Nullable String negative;

    @Option(
            names = "--threshold",
            defaultValue = "0.3",
            paramLabel = "P",
            description = "From this probability on a label applies, where several may; 0.3 if absent.")
    private double threshold;

    @Option(
            names = "--threshold-from",
            paramLabel = "FILE",
            description = "Chooses the threshold of each label on another file of the same columns instead.")
    private @Nullable Path thresholdFrom;

    @Option(names = "--resamples", defaultValue = "1000", paramLabel = "N", description = "For the intervals.")
    private int resamples;

    @Option(names = "--url", paramLabel = "URL", description = "Of the scoring service; else the stack that runs here.")
    private @Nullable URI url;

    @Option(names = "--key", paramLabel = "KEY", description = "The API key, with --url; role read.")
    private @Nullable String key;

    @Option(names = "--json", description = "Prints nothing but the line of JSON.")
    private boolean json;

    EvaluateCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var scoring = scoring()) {
            print(Evaluations.run(plan(), scoring, count -> {}));
        }
        return ExitCode.OK;
    }

    private Apis scoring() {
        if (url == null) {
            var stack = StackFile.read(place.plan().dataDirectory());
            return new Apis(stack.url(Service.SCORING), stack.apiKey());
        }
        if (key == null) {
            throw new ParameterException(spec.commandLine(), "--url needs a --key");
        }
        return new Apis(url, key);
    }

    private EvaluationPlan plan() {
        if (positive != null) {
            names.put(positive, "positive");
        }
        if (negative != null) {
            names.put(negative, "negative");
        }
        var labelled = new LabelledFile(
                file,
                new TableFormat(delimiter, quoted, !headless),
                new Columns(text, labels, separator),
                new Selection(every, limit));
        var question = new Question(Task.of(task), names, language, threshold);
        return new EvaluationPlan(
                labelled, thresholdFrom == null ? null : labelled.at(thresholdFrom), question, resamples);
    }

    private void print(Report report) {
        var out = spec.commandLine().getOut();
        if (!json) {
            ReportText.lines(report).forEach(out::println);
        }
        out.println(ReportText.json(report));
        out.flush();
    }
}
