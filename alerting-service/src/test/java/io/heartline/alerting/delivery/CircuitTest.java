package io.heartline.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.delivery.Circuit.State;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Refused;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final AttemptOutcome AWAY = new Unanswered("no connection");

    private final Circuit circuit = new Circuit(3, Duration.ofSeconds(15), Duration.ofMinutes(1));

    @Test
    void it_closes_after_some_failures_in_a_row_for_ever_longer_up_to_a_limit() {
        var state = State.OPEN;
        var waits = new java.util.ArrayList<Duration>();
        for (int i = 0; i < 6; i++) {
            // when
            state = circuit.after(state, AWAY, NOW);

            var till = state.closedTill();
            waits.add(till == null ? Duration.ZERO : Duration.between(NOW, till));
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }

    @Test
    void one_success_opens_it() {
        var closed = new State(7, NOW.minusSeconds(1));

        // when
        var state = circuit.after(closed, new Accepted(200), NOW);

        assertThat(state).isEqualTo(State.OPEN);
    }

    @Test
    void a_receiver_that_refuses_a_message_is_there() {
        var outcomes = List.of(new Refused(400, null), new Refused(200, 310000), new Declined(404, null));
        var state = new State(2, null);

        // when
        var states = outcomes.stream()
                .map(outcome -> circuit.after(state, outcome, NOW))
                .toList();

        assertThat(states).containsOnly(State.OPEN);
    }

    @Test
    void too_many_and_broken_count_as_failures() {
        var outcomes = List.of(new Declined(500, null), new Declined(429, null), new Declined(200, null, 45009));
        var state = new State(2, null);

        // when
        var states = outcomes.stream()
                .map(outcome -> circuit.after(state, outcome, NOW))
                .toList();

        assertThat(states).allMatch(after -> after.closedTill() != null);
    }
}
