package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.evaluation.LabelledFile.Columns;
import io.heartline.localstack.evaluation.LabelledFile.Selection;
import io.heartline.localstack.table.TableFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a scorer that takes each text for a valence: "0.7" is joy, "-0.7" is anger, "?" is not scored. */
class EvaluationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Apis scoring;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/scores", exchange -> {
            requests.incrementAndGet();
            var answer = JsonNodeFactory.instance.arrayNode();
            for (var item : JSON.readTree(exchange.getRequestBody())) {
                answer.add(score(item.path("text").asText()));
            }
            var bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        scoring = new Apis(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");
    }

    @AfterEach
    void stop() {
        scoring.close();
        server.stop(0);
    }

    private static ObjectNode score(String text) {
        var score = JsonNodeFactory.instance.objectNode();
        if (text.equals("?")) {
            return score.put("abstained", true);
        }
        var valence = Double.parseDouble(text);
        score.put("abstained", false)
                .put("valence", valence)
                .put("sentiment", valence > 0 ? "positive" : "negative")
                .putObject("emotions")
                .put("joy", (1 + valence) / 2)
                .put("anger", (1 - valence) / 2);
        score.putObject("nuances").put("love", valence > 0.8 ? 0.9 : 0.1).put("pride", 0.4);
        return score;
    }

    @Test
    void the_most_probable_label_counts_where_each_text_has_one() throws Exception {
        var file = file("a.tsv", "label\ttext", "happy\t0.9", "happy\t-0.5", "angry\t-0.9", "angry\t?", "\t0.1");

        // when
        var report = run(plan(file, "label", "", Task.EMOTION, Map.of("happy", "joy", "angry", "anger")));

        assertThat(report.decision()).isEqualTo("most-probable");
        assertThat(report.volume().texts()).isEqualTo(4);
        assertThat(report.volume().leftOut()).isEqualTo(1);
        assertThat(report.figure("accuracy").value()).isEqualTo(0.5);
        assertThat(report.figure("abstained").value()).isEqualTo(0.25);
        assertThat(report.confusion())
                .isEqualTo(new Confusion(
                        List.of("anger", "joy"),
                        List.of("anger", "joy", "(none)"),
                        List.of(List.of(1L, 0L, 1L), List.of(1L, 1L, 0L))));
    }

    @Test
    void labels_that_exclude_nothing_apply_from_a_threshold_on() throws Exception {
        var file = file("a.tsv", "label\ttext", "love|pride\t0.9", "pride\t0.1", "love\t0.2");

        // when
        var report = run(plan(file, "label", "|", Task.NUANCES, Map.of()));

        assertThat(report.decision()).isEqualTo("flat-threshold");
        assertThat(report.labels()).extracting(LabelFigures::label).containsExactly("love", "pride");
        assertThat(report.labels().getFirst().recall().value()).isEqualTo(0.5);
        assertThat(report.labels().getLast().precision().value()).isEqualTo(2.0 / 3);
    }

    @Test
    void labels_that_are_translated_to_one_count_as_the_most_probable_of_them() throws Exception {
        var file = file("a.tsv", "label\ttext", "good\t0.9", "good\t0.1");

        // when
        var report = run(plan(file, "label", "", Task.NUANCES, Map.of("love", "good", "pride", "good")));

        assertThat(report.figure("accuracy").value()).isEqualTo(1);
    }

    @Test
    void columns_may_be_labels() throws Exception {
        var file = file("a.csv", "text,joy,anger", "0.9,2,0", "0.8,0,0", "-0.9,0,1");
        var labelled = new LabelledFile(
                file,
                TableFormat.BY_NAME,
                new Columns("text", List.of("joy", "anger"), ""),
                new Selection(1, Long.MAX_VALUE));

        // when
        var report = run(new EvaluationPlan(labelled, null, Question.of(Task.EMOTION, null, Map.of()), 10));

        assertThat(report.volume().texts()).isEqualTo(3);
        assertThat(report.figure("accuracy").value()).isEqualTo(2.0 / 3);
    }

    @Test
    void a_threshold_is_tuned_on_one_file_and_judged_on_another() throws Exception {
        var tuning = file("dev.csv", "text,label", "-0.1,good", "-0.5,bad");
        var file = file("test.csv", "text,label", "-0.05,good", "-0.6,bad");
        var names = Map.of("good", "positive", "bad", "negative");
        var flat = plan(file, "label", "", Task.POLARITY, names);

        // when
        var report = run(new EvaluationPlan(flat.file(), flat.file().at(tuning), flat.question(), 10));

        assertThat(report.labels().getLast().threshold()).isEqualTo(-0.1);
        assertThat(report.figure("macroF1").value()).isEqualTo(1);
        assertThat(run(flat).figure("accuracy").value()).isEqualTo(0.5);
    }

    @Test
    void a_valence_is_correlated_with_numbers() throws Exception {
        var file = file("a.tsv", "mean\ttext", "1\t0.1", "2\t0.2", "3\t0.9", "none\t0.5");

        // when
        var report = run(plan(file, "mean", "", Task.VALENCE, Map.of()));

        assertThat(report.figure("spearman").value()).isEqualTo(1);
        assertThat(report.figure("pearson").value()).isLessThan(1);
        assertThat(report.volume().leftOut()).isEqualTo(1);
    }

    @Test
    void many_texts_go_in_several_requests_and_keep_their_order() throws Exception {
        var lines = new ArrayList<String>();
        lines.add("label\ttext");
        for (var i = 0; i < 1000; i++) {
            lines.add(i % 3 == 0 ? "joy\t0.9" : "anger\t-0.9");
        }
        var file = Files.write(directory.resolve("a.tsv"), lines);

        // when
        var report = run(plan(file, "label", "", Task.EMOTION, Map.of()));

        assertThat(report.figure("accuracy").value()).isEqualTo(1);
        assertThat(requests).hasValue(8);
    }

    @Test
    void every_second_row_and_no_more_than_three_are_taken_when_told_so() throws Exception {
        var file = file("a.tsv", "label\ttext", "joy\t1", "anger\t1", "joy\t1", "anger\t1", "joy\t1", "x\t1", "joy\t1");
        var labelled = new LabelledFile(
                file, TableFormat.BY_NAME, new Columns("text", List.of("label"), ""), new Selection(2, 3));

        // when
        var report = run(new EvaluationPlan(labelled, null, Question.of(Task.EMOTION, null, Map.of()), 10));

        assertThat(report.volume().texts()).isEqualTo(3);
        assertThat(report.figure("accuracy").value()).isEqualTo(1);
    }

    @Test
    void a_label_that_no_score_has_is_refused() throws Exception {
        var file = file("a.tsv", "label\ttext", "happy\t0.9");

        assertThatThrownBy(() -> run(plan(file, "label", "", Task.EMOTION, Map.of())))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("happy")
                .hasMessageContaining("anger, joy");
    }

    @Test
    void a_column_that_is_not_there_is_refused() throws Exception {
        var file = file("a.tsv", "label\ttext", "joy\t0.9");

        assertThatThrownBy(() -> run(plan(file, "mood", "", Task.EMOTION, Map.of())))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("mood");
    }

    @Test
    void a_service_that_refuses_ends_the_evaluation() throws Exception {
        var file = file("a.tsv", "label\ttext", "joy\t0.9");
        server.removeContext("/scores");

        assertThatThrownBy(() -> run(plan(file, "label", "", Task.EMOTION, Map.of())))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("404");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private static EvaluationPlan plan(
            Path file, String label, String separator, Task task, Map<String, String> names) {
        var labelled = new LabelledFile(
                file, TableFormat.BY_NAME, new Columns("text", List.of(label), separator), Selection.ALL);
        return new EvaluationPlan(labelled, null, Question.of(task, "en", names), 20);
    }

    private Report run(EvaluationPlan plan) throws InterruptedException {
        return Evaluations.run(plan, scoring, count -> {});
    }
}
