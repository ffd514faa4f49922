package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullsTest {
    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT1M", "2, PT2M", "6, PT32M", "7, PT1H", "1000000, PT1H"})
    void the_wait_doubles_up_to_its_limit(int failuresBefore, Duration expected) {
        // when
        var wait = Pulls.wait(LocalConfig.open(), failuresBefore, null);

        assertThat(wait).isEqualTo(expected);
    }

    @Test
    void a_source_that_asks_for_longer_gets_it() {
        // when
        var longer = Pulls.wait(LocalConfig.open(), 0, Duration.ofHours(5));
        var shorter = Pulls.wait(LocalConfig.open(), 3, Duration.ofSeconds(1));

        assertThat(longer).isEqualTo(Duration.ofHours(5));
        assertThat(shorter).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void a_source_is_read_every_five_minutes_unless_it_says_otherwise() throws PullFailure {
        // when
        var usual = settings("{}").every();
        var own = settings("{\"every\": \"PT10S\"}").every();

        assertThat(usual).isEqualTo(Duration.ofMinutes(5));
        assertThat(own).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT9S", "P2D", "hourly", "-PT1M"})
    void other_times_are_refused(String every) {
        // when
        assertThatThrownBy(() -> settings("{\"every\": \"" + every + "\"}").every())
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("pull.every");
    }
}
