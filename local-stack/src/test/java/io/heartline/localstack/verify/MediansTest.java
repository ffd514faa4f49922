package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void half_of_the_tries_do_not_exceed_the_median() {
        var times =
                IntStream.of(50, 10, 40, 20, 30).mapToObj(Duration::ofMillis).toList();

        // when
        var medians = new Medians(times);

        assertThat(medians.median()).isEqualTo(Duration.ofMillis(30));
        assertThat(medians.inJson().toString())
                .isEqualTo("{\"n\":5,\"medianMillis\":30,\"p90Millis\":50,\"maxMillis\":50}");
    }

    @Test
    void nothing_measured_has_no_median() {
        var medians = new Medians(List.of());

        assertThatThrownBy(medians::median).isInstanceOf(IllegalStateException.class);
    }
}
