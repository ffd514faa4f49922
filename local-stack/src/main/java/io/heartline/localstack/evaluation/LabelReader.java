package io.heartline.localstack.evaluation;

import io.heartline.localstack.table.Row;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what people said of a text from its row. */
final class LabelReader {
    private static final Set<String> POLARITIES = Set.of("negative", "positive");

    private final LabelledFile.Columns columns;
    private final Question question;

    LabelReader(LabelledFile.Columns columns, Question question) {
        this.columns = columns;
        this.question = question;
    }

    /**
     * What people said.
     *
     * @param labels under the names that were asked for
     * @param number NaN unless the task wants one
     */
    record Given(Set<String> labels, double number) {}

    /** Returns what people said; empty if it is nothing that the task can use. */
    Optional<Given> read(Row row) {
        return switch (question.task()) {
            case VALENCE -> number(row.cell(columns.labels().getFirst())).map(number -> new Given(Set.of(), number));
            case POLARITY ->
                Optional.of(labels(row))
                        .filter(labels -> labels.size() == 1 && POLARITIES.containsAll(labels))
                        .map(labels -> new Given(labels, Double.NaN));
            case EMOTION, SENTIMENT, NUANCES ->
                Optional.of(labels(row))
                        .filter(labels -> !labels.isEmpty() || columns.labels().size() > 1)
                        .map(labels -> new Given(labels, Double.NaN));
        };
    }

    private Set<String> labels(Row row) {
        var labels = new TreeSet<String>();
        if (columns.labels().size() > 1) {
            columns.labels().stream()
                    .filter(column -> applies(row.cell(column)))
                    .forEach(column -> labels.add(question.name(column)));
            return labels;
        }
        var cell = row.cell(columns.labels().getFirst());
        var parts = columns.separator().isEmpty()
                ? new String[] {cell}
                : Pattern.compile(columns.separator(), Pattern.LITERAL).split(cell, -1);
        for (var part : parts) {
            if (!part.isBlank()) {
                labels.add(question.name(part.strip()));
            }
        }
        return labels;
    }

    private static boolean applies(String cell) {
        return cell.equalsIgnoreCase("true")
                || cell.equalsIgnoreCase("yes")
                || number(cell).filter(number -> number > 0).isPresent();
    }

    private static Optional<Double> number(String cell) {
        try {
            return Optional.of(Double.parseDouble(cell)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
