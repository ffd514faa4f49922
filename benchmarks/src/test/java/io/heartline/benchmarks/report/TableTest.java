package io.heartline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final Line FAST = new Line(
            "metrics",
            "into the books",
            "events/s",
            new Rounds(List.of(900.0, 800.0, 850.0)),
            new Rounds(List.of(1000.0, 1000.0, 1000.0)),
            Target.ratioOf(0.75),
            Map.of("service CPU ms/event", Rounds.of(0.512)));
    private static final Line SLOW = Line.alone("start", "start of metrics", "s", Rounds.of(4.25), Target.atMost(3));

    @Test
    void a_line_tells_median_spread_baseline_ratio_target_and_verdict_with_its_costs_below() {
        // when
        var table = Table.of(List.of(FAST, SLOW));

        assertThat(table.get(2))
                .contains("into the books", "850 [800 … 900]", "1,000", "0.85", "≥ 0.75")
                .endsWith("met");
        assertThat(table.get(3)).isEqualTo("    service CPU ms/event 0.51");
        assertThat(table.get(4)).contains("4.25", "≤ 3.00").endsWith("missed");
    }

    @Test
    void a_ratio_cannot_be_a_target_without_a_baseline() {
        assertThatThrownBy(() -> Line.alone("a", "b", "c", Rounds.of(1), Target.ratioOf(0.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_run_is_written_under_the_time_of_its_beginning_with_every_round(@TempDir Path directory) throws IOException {
        var machine = new Machine(2, 8_000, "25", 0.1, "abc");
        var report = new Report(Instant.parse("2026-03-01T10:11:12Z"), machine, false, List.of(FAST));

        // when
        var file = report.write(directory);

        assertThat(file).hasFileName("20260301-101112.json");
        var line = new ObjectMapper().readTree(file.toFile()).at("/lines/0");
        assertThat(line.at("/subject/rounds")).hasSize(3);
        assertThat(line.at("/ratio/median").asDouble()).isEqualTo(0.85);
        assertThat(line.at("/targetMet").asBoolean()).isTrue();
        assertThat(line.at("/costs/service CPU ms~1event/median").asDouble()).isEqualTo(0.512);
    }

    @Test
    void a_machine_is_busy_when_something_runs_on_a_quarter_of_it() {
        assertThat(new Machine(4, 1, "", 1.0, "").isBusy()).isFalse();
        assertThat(new Machine(4, 1, "", 1.1, "").isBusy()).isTrue();
    }
}
