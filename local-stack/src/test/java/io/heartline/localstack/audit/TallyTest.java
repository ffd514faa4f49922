package io.heartline.localstack.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Map<String, Long> SEEN = Map.of(
            "metrics/scored-interactions", 10L,
            "alerting/scored-interactions", 10L,
            "metrics/customer-events", 5L,
            "alerting/customer-events", 5L);

    @Test
    void when_every_stage_has_seen_everything_there_are_no_gaps() {
        // when
        var gaps = tally(10, 10, SEEN, Map.of("delivered", 2L), 0, 0).gaps();

        assertThat(gaps).isEmpty();
    }

    @Test
    void an_interaction_without_score_is_a_gap() {
        // when
        var gaps = tally(9, 9, SEEN, Map.of(), 0, 0).gaps();

        assertThat(gaps).containsExactly("scoring has scored 9 of 10 interactions");
    }

    @Test
    void a_score_that_is_not_in_the_books_is_a_gap() {
        // when
        var gaps = tally(10, 9, SEEN, Map.of(), 0, 0).gaps();

        assertThat(gaps).containsExactly("metrics has booked 9 of 10 scored interactions");
    }

    @Test
    void what_alerting_has_not_seen_is_a_gap() {
        // when
        var gaps = tally(10, 10, Map.of("metrics/customer-events", 5L), Map.of(), 0, 0)
                .gaps();

        assertThat(gaps).containsExactly("alerting has seen 0 of 5 customer-events");
    }

    @Test
    void a_message_under_way_or_given_up_is_a_gap() {
        // when
        var gaps = tally(10, 10, SEEN, Map.of("delivered", 1L, "pending", 1L, "failed", 1L), 0, 0)
                .gaps();

        assertThat(gaps).containsExactly("receivers got 1 of 3 messages");
    }

    @Test
    void a_full_outbox_and_dead_letters_are_gaps() {
        // when
        var gaps = tally(10, 10, SEEN, Map.of(), 3, 1).gaps();

        assertThat(gaps).hasSize(2);
    }

    private static Tally tally(
            long scores, long booked, Map<String, Long> seen, Map<String, Long> deliveries, long waiting, long dead) {
        return new Tally(10, 5, scores, booked, 5, seen, 8, 1, Map.of(), deliveries, Map.of(), waiting, dead);
    }
}
