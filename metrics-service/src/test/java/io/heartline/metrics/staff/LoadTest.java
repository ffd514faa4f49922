package io.heartline.metrics.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // what is missing fails the test
class LoadTest {
    private final List<Load.Exposure> exposures = new ArrayList<>();

    @Test
    void five_agents_are_a_group_and_four_are_none() {
        agents("refunds", 5, 0);
        agents("sales", 4, 100);

        // when
        var load = Load.of(exposures, 5);

        assertThat(load.queues()).extracting(Load.Queue::queue).containsExactly("refunds");
        assertThat(load.hiddenQueues()).isEqualTo(1);
        // The total less the one queue would be the other
        assertThat(load.total()).isNull();
    }

    @Test
    void a_total_is_shown_when_what_is_hidden_has_enough_agents() {
        agents("refunds", 5, 0);
        agents("sales", 3, 100);
        agents("press", 3, 200);

        // when
        var load = Load.of(exposures, 5);

        assertThat(load.hiddenQueues()).isEqualTo(2);
        assertThat(load.total().agents()).isEqualTo(11);
    }

    @Test
    void the_load_is_told_by_quartiles_and_by_how_uneven_it_is() {
        agents("refunds", 8, 0);

        // when
        var group = Load.of(exposures, 5).queues().getFirst().load();

        // Angry contacts of the agents: 0, 1, … 7, of 10 contacts each
        assertThat(group.contacts()).isEqualTo(80);
        assertThat(group.angry().percent()).isCloseTo(100 * 28 / 80.0, within(1e-9));
        assertThat(group.angryPerAgent()).isEqualTo(new Load.Quartiles(1, 3, 5));
        assertThat(group.mostExposedPercent()).isCloseTo(100 * 13 / 28.0, within(1e-9));
    }

    @Test
    void an_agent_of_two_queues_is_one_agent_of_the_total() {
        agents("refunds", 5, 0);
        agents("sales", 5, 0);

        // when
        var load = Load.of(exposures, 5);

        assertThat(load.total().agents()).isEqualTo(5);
        assertThat(load.total().angryPerAgent().median()).isEqualTo(4);
    }

    @Test
    void nobody_is_no_group() {
        // when
        var load = Load.of(List.of(), 5);

        assertThat(load.total()).isNull();
        assertThat(load.queues()).isEmpty();
    }

    private void agents(String queue, int count, int first) {
        for (int i = 0; i < count; i++) {
            exposures.add(new Load.Exposure(queue, "agent-" + (first + i), 10, i));
        }
    }
}
