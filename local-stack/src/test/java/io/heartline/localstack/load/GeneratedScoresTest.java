package io.heartline.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.EventJson;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedScoresTest {
    private static final Instant END = Instant.parse("2026-09-01T00:00:00Z");
    private static final int COUNT = 5_000;

    private final GeneratedScores scores = new GeneratedScores(COUNT, 500, END);

    @Test
    void the_same_number_gives_the_same_interaction_every_time() {
        // when
        var first = EventJson.write(scores.get(77));

        assertThat(first).isEqualTo(EventJson.write(new GeneratedScores(COUNT, 500, END).get(77)));
    }

    @Test
    void every_interaction_has_an_id_of_its_own_and_lies_in_the_span_but_for_late_ones() {
        var ids = new HashSet<>();

        // when
        IntStream.range(0, COUNT).mapToObj(scores::get).forEach(one -> {
            ids.add(one.id());
            assertThat(one.occurredAt()).isBefore(END);
        });

        assertThat(ids).hasSize(COUNT);
    }

    @Test
    void few_customers_say_much_and_most_say_little() {
        // when
        var counts = new int[500];
        IntStream.range(0, COUNT)
                .mapToObj(scores::get)
                .forEach(one -> counts[(int) (one.customerId().getLeastSignificantBits() & 0xFFFF)]++);

        assertThat(counts[0]).isGreaterThan(10 * Math.max(1, counts[499] / 2));
        assertThat(IntStream.of(counts).sum()).isEqualTo(COUNT);
    }
}
