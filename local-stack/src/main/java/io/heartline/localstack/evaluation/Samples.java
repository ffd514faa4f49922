package io.heartline.localstack.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.table.Row;
import io.heartline.localstack.table.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Reads a labelled file and has its texts scored on the way, a few requests at a time; texts are not held in memory. */
final class Samples {
    private static final int ITEMS = 128;
    private static final int BYTES = 200_000;
    private static final int REQUESTS_AT_ONCE = 2;
    private static final int REQUESTS_WAITING = 4;
    private static final int TEXT_LENGTH_MAX = 100_000;

    private final LabelledFile file;
    private final Question question;
    private final Apis scoring;
    private final LongConsumer progress;
    private final LabelReader labels;
    private final List<Case> cases = new ArrayList<>();
    private final Queue<Pending> pending = new ArrayDeque<>();
    private ArrayNode items = JsonNodeFactory.instance.arrayNode();
    private List<LabelReader.Given> given = new ArrayList<>();
    private int bytes;
    private long leftOut;
    private long cut;

    private Samples(LabelledFile file, Question question, Apis scoring, LongConsumer progress) {
        this.file = file;
        this.question = question;
        this.scoring = scoring;
        this.progress = progress;
        this.labels = new LabelReader(file.columns(), question);
    }

    /** A request on its way, and what people said of its texts. */
    private record Pending(List<LabelReader.Given> given, Future<JsonNode> scores) {}

    /**
     * Reads and scores a file.
     *
     * @param progress told how many texts have been scored
     * @throws EvaluationException when the service refuses, cannot be reached, or the file has nothing to evaluate
     */
    static Sample read(LabelledFile file, Question question, Apis scoring, LongConsumer progress)
            throws InterruptedException {
        return new Samples(file, question, scoring, progress).read();
    }

    private Sample read() throws InterruptedException {
        var start = System.nanoTime();
        try (var rows = Rows.open(file.path(), file.format());
                var workers = Executors.newFixedThreadPool(REQUESTS_AT_ONCE)) {
            var number = 0L;
            var taken = 0L;
            for (var row = rows.next();
                    row.isPresent() && taken < file.selection().limit();
                    row = rows.next()) {
                if (number == 0) {
                    requireColumns(row.get());
                }
                if (number++ % file.selection().every() == 0) {
                    taken++;
                    take(row.get(), workers);
                }
            }
            send(workers);
            while (!pending.isEmpty()) {
                receive();
            }
        }
        if (cases.isEmpty()) {
            throw new EvaluationException(file.path() + " has no text with a label for "
                    + question.task().wire());
        }
        return new Sample(cases, leftOut, cut, Duration.ofNanos(System.nanoTime() - start));
    }

    private void requireColumns(Row row) {
        var needed = new ArrayList<>(file.columns().labels());
        needed.add(file.columns().text());
        needed.removeAll(row.cells().keySet());
        if (!needed.isEmpty()) {
            throw new EvaluationException(file.path() + " has no column "
                    + String.join(", ", needed) + "; it has: "
                    + String.join(", ", row.cells().keySet().stream().sorted().toList()));
        }
    }

    private void take(Row row, ExecutorService workers) throws InterruptedException {
        var text = row.cell(file.columns().text());
        var said = labels.read(row);
        if (text.isEmpty() || said.isEmpty()) {
            leftOut++;
            return;
        }
        if (text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
            text = text.substring(0, text.offsetByCodePoints(0, TEXT_LENGTH_MAX));
            cut++;
        }
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        if (items.size() == ITEMS || (!items.isEmpty() && bytes + size > BYTES)) {
            send(workers);
        }
        var item = items.addObject().put("id", Long.toString(row.line())).put("text", text);
        if (question.language() != null) {
            item.put("language", question.language());
        }
        given.add(said.get());
        bytes += size;
    }

    private void send(ExecutorService workers) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        var body = items;
        pending.add(new Pending(given, workers.submit(() -> score(body))));
        items = JsonNodeFactory.instance.arrayNode();
        given = new ArrayList<>();
        bytes = 0;
        while (pending.size() > REQUESTS_WAITING) {
            receive();
        }
    }

    private JsonNode score(ArrayNode body) throws IOException, InterruptedException {
        var answer = scoring.post("/scores", body);
        if (!answer.isSuccess() || answer.body().size() != body.size()) {
            throw new EvaluationException("POST /scores answered " + answer.status() + " to " + body.size() + " texts: "
                    + answer.body().path("detail").asText());
        }
        return answer.body();
    }

    private void receive() throws InterruptedException {
        var next = pending.remove();
        try {
            var scores = next.scores().get();
            for (var i = 0; i < next.given().size(); i++) {
                var said = next.given().get(i);
                cases.add(new Case(said.labels(), said.number(), Said.of(scores.get(i), question)));
            }
            progress.accept(cases.size());
        } catch (ExecutionException e) {
            pending.forEach(other -> other.scores().cancel(true));
            if (e.getCause() instanceof EvaluationException refused) {
                throw refused;
            }
            throw new EvaluationException("the scoring service cannot be reached: " + e.getCause(), e);
        }
    }
}
