package io.heartline.localstack.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report for people and for programs. */
public final class ReportText {
    private ReportText() {}

    /** Returns the lines for people. */
    public static List<String> lines(Report report) {
        var lines = new ArrayList<String>();
        var volume = report.volume();
        lines.add(String.format(
                Locale.ROOT,
                "%s, %s: %,d texts, %,d rows left out, %,d texts cut; %.1f s, %.0f texts/s",
                report.file(),
                report.task().wire(),
                volume.texts(),
                volume.leftOut(),
                volume.cut(),
                volume.took().toNanos() / 1e9,
                volume.textsPerSecond()));
        lines.add("labels by: " + report.decision() + "; in brackets 95 % intervals (bootstrap of the texts)");
        report.figures().forEach((name, figure) -> lines.add(String.format("  %-17s %s", name, figure)));
        if (!report.labels().isEmpty()) {
            var width = report.labels().stream()
                    .mapToInt(label -> label.label().length())
                    .max()
                    .orElse(1);
            lines.add(String.format(
                    "  %-" + width + "s %8s %9s  %-27s %-27s %-27s",
                    "label",
                    "support",
                    "threshold",
                    "precision",
                    "recall",
                    "F1"));
            for (var label : report.labels()) {
                lines.add(String.format(
                        "  %-" + width + "s %8d %9s  %-27s %-27s %-27s",
                        label.label(),
                        label.support(),
                        label.threshold() == null ? "" : String.format(Locale.ROOT, "%.4f", label.threshold()),
                        label.precision(),
                        label.recall(),
                        label.f1()));
            }
        }
        var confusion = report.confusion();
        if (confusion != null) {
            lines.add("  given (rows) and said (columns): " + String.join(", ", confusion.said()));
            for (var row = 0; row < confusion.given().size(); row++) {
                lines.add("    " + confusion.given().get(row) + ": "
                        + confusion.rows().get(row).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining("  ")));
            }
        }
        return lines;
    }

    /** Returns all of it as one object. */
    public static ObjectNode json(Report report) {
        var json = JsonNodeFactory.instance.objectNode();
        var volume = report.volume();
        json.put("file", report.file())
                .put("task", report.task().wire())
                .put("decision", report.decision())
                .put("n", volume.texts())
                .put("leftOut", volume.leftOut())
                .put("cut", volume.cut())
                .put("textsPerSecond", Math.round(volume.textsPerSecond() * 10) / 10.0);
        report.figures().forEach((name, figure) -> json.set(name, figure.inJson()));
        if (!report.labels().isEmpty()) {
            var labels = json.putObject("labels");
            report.labels().forEach(label -> labels.set(label.label(), inJson(label)));
        }
        var confusion = report.confusion();
        if (confusion != null) {
            var matrix = json.putObject("confusion");
            var said = matrix.putArray("said");
            confusion.said().forEach(said::add);
            var rows = matrix.putObject("given");
            for (var row = 0; row < confusion.given().size(); row++) {
                var cells = rows.putArray(confusion.given().get(row));
                confusion.rows().get(row).forEach(cells::add);
            }
        }
        return json;
    }

    private static ObjectNode inJson(LabelFigures label) {
        var json = JsonNodeFactory.instance.objectNode().put("support", label.support());
        if (label.threshold() != null) {
            json.put("threshold", label.threshold());
        }
        json.set("precision", label.precision().inJson());
        json.set("recall", label.recall().inJson());
        json.set("f1", label.f1().inJson());
        return json;
    }
}
