package io.heartline.benchmarks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final int COUNT = 200_000;

    @ParameterizedTest
    @CsvSource({"50, 1, 0.01", "300, 4, 0.01", "1000, 16, 0.012"})
    void what_is_inside_is_the_rate_times_the_time_inside(double perSecond, int servers, double mean) {
        var stations = List.of(new Station(servers, mean, 1.5), new Station(2 * servers, mean, 1));

        // when
        var run = Simulation.run(perSecond, stations, COUNT, 1);

        assertThat(run.meanInside()).isCloseTo(run.perSecond() * run.mean(), Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @CsvSource({"50, 1", "90, 3", "700, 10"})
    void the_share_of_busy_servers_is_the_rate_times_the_mean_over_the_servers(double perSecond, int servers) {
        var queued = new Station(servers, 0.01, 1.5);
        // Of as many servers as anybody wants nobody waits, and who is inside is served
        var endless = new Station(10_000, 0.01, 1.5);

        // when
        var run = Simulation.run(perSecond, List.of(endless), COUNT, 2);

        assertThat(run.meanInside() / servers).isCloseTo(queued.utilisation(perSecond), Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "0.7, 1.5", "0.8, 1"})
    void one_server_waits_as_pollaczek_and_khinchine_say(double utilisation, double variation) {
        var mean = 0.01;
        var station = new Station(1, mean, variation);

        // when
        var run = Simulation.run(utilisation / mean, List.of(station), 2_000_000, 3);

        var waits = utilisation * mean * (1 + variation * variation) / 2 / (1 - utilisation);
        assertThat(run.mean()).isCloseTo(mean + waits, Percentage.withPercentage(6));
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_one_another() {
        var stations = List.of(new Station(2, 0.01, 1));

        var one = Simulation.run(100, stations, 1_000, 7);

        assertThat(Simulation.run(100, stations, 1_000, 7)).isEqualTo(one);
        assertThat(Simulation.run(100, stations, 1_000, 8)).isNotEqualTo(one);
    }

    @Test
    void without_waiting_and_variation_everybody_takes_the_sum_of_the_services() {
        var stations = List.of(new Station(1_000, 0.02, 0), new Station(1_000, 0.03, 0));

        // when
        var run = Simulation.run(10, stations, 1_000, 9);

        assertThat(run.quantile(0.01)).isCloseTo(0.05, within(1e-9));
        assertThat(run.quantile(0.99)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void a_station_without_servers_or_without_work_is_refused() {
        assertThatThrownBy(() -> new Station(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Station(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
