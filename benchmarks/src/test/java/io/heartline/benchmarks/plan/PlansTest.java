package io.heartline.benchmarks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.benchmarks.stage.Costs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {
    private static final EventCost COST = new EventCost("metrics", 0.5, 0.2, 5_000, 500, 3_000);

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 100_000_000, 1_000_000_000})
    void no_station_of_a_plan_is_busier_than_assumed(long perDay) {
        // when
        var share = Share.of(COST, perDay, Assumptions.ORDINARY);

        assertThat(share.stations())
                .allSatisfy(station -> assertThat(station.utilisation(share.peakPerSecond()))
                        .isLessThanOrEqualTo(Assumptions.ORDINARY.utilisation()));
        assertThat(share.partitions()).isGreaterThanOrEqualTo(share.instances());
    }

    @Test
    void ten_times_the_events_need_no_more_than_ten_times_the_cluster() {
        var small = Share.of(COST, 100_000_000, Assumptions.ORDINARY);

        // when
        var large = Share.of(COST, 1_000_000_000, Assumptions.ORDINARY);

        assertThat(large.instances()).isBetween(small.instances(), 10 * small.instances());
        assertThat(large.databaseGigabytes()).isEqualTo(10 * small.databaseGigabytes());
    }

    @Test
    void a_plan_tells_each_service_the_topics_the_simulation_and_what_breaks_first() {
        // when
        var text = Plans.of(report(true, "ingestion", "scoring", "metrics"), Assumptions.ORDINARY);

        assertThat(text.getFirst()).startsWith("PROVISIONAL");
        assertThat(text).filteredOn(line -> line.contains("instances of")).hasSize(9);
        assertThat(text).filteredOn(line -> line.contains("p99")).hasSize(3);
        // 16 TB of 1,000 bytes each for 400 days are 40 million a day
        assertThat(text)
                .filteredOn(line -> line.contains("40,000,000  the disk of"))
                .hasSize(3);
    }

    @Test
    void a_report_without_a_service_of_the_way_makes_no_plan() {
        var report = report(false, "ingestion", "metrics");

        assertThatThrownBy(() -> Plans.of(report, Assumptions.ORDINARY)).hasMessageContaining("scoring");
    }

    private static JsonNode report(boolean busy, String... rows) {
        var report = JsonNodeFactory.instance.objectNode();
        report.putObject("machine").put("busy", busy);
        var lines = report.putArray("lines");
        List.of(rows).forEach(row -> {
            var line = lines.addObject().put("row", row);
            line.putObject("subject").put("median", 1_000);
            cost(line, Costs.SERVICE, 2);
            cost(line, Costs.DATABASE, 3);
            cost(line, Costs.DATABASE_BYTES, 1_000);
            cost(line, Costs.TOPIC_BYTES, 500);
        });
        return report;
    }

    private static void cost(ObjectNode line, String name, double value) {
        line.withObjectProperty("costs").putObject(name).put("median", value);
    }
}
