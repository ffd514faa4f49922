package io.heartline.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.feed.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOutcomeTest {
    private static final Tally TALLY = new Tally(
            10,
            5,
            10,
            10,
            5,
            Map.of(),
            8,
            3,
            Map.of("drift", 2L, "crisis", 1L),
            Map.of("delivered", 3L),
            Map.of("proposed", 2L),
            0,
            0);

    @Test
    void an_outcome_without_gaps_is_complete() {
        // when
        var json = outcome(List.of()).inJson();

        assertThat(json.path("complete").asBoolean()).isTrue();
        assertThat(json.path("feedbackIn").path("interactions").asInt()).isEqualTo(10);
        assertThat(json.path("alertsTotal").asInt()).isEqualTo(3);
        assertThat(json.path("outreachProposed").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_missing_is_said_in_words_and_in_json() {
        // when
        var outcome = outcome(List.of("no crisis alert"));

        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.inWords()).contains("MISSING").contains("no crisis alert");
        assertThat(outcome.inJson().path("missing").get(0).asText()).isEqualTo("no crisis alert");
    }

    @Test
    void the_json_is_one_line() {
        // when
        var line = outcome(List.of()).inJson().toString();

        assertThat(line).doesNotContain("\n");
    }

    private static DemoOutcome outcome(List<String> missing) {
        return new DemoOutcome(new Posted(15, 0, 0), TALLY, missing, 2, 0, Duration.ofSeconds(20));
    }
}
