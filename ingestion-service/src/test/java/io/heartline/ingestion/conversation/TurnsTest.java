package io.heartline.ingestion.conversation;

import static io.heartline.ingestion.conversation.Talks.agent;
import static io.heartline.ingestion.conversation.Talks.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Speaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    @Test
    void a_wait_begins_with_the_first_message_that_nobody_answered() {
        var messages = List.of(
                customer(0), customer(2), agent(10, "a"), agent(11, "b"), customer(20), agent(24, "a"), customer(30));

        // when
        var turns = Turns.of(messages);

        assertThat(turns.firstReply()).isEqualTo(Duration.ofMinutes(10));
        assertThat(turns.medianReply()).isEqualTo(Duration.ofMinutes(7));
        assertThat(turns.replies()).isEqualTo(2);
        assertThat(turns.unanswered()).isEqualTo(1);
        assertThat(turns.waitingSince()).isEqualTo(customer(30).at());
        assertThat(turns.agents()).isEqualTo(Map.of("a", 2, "b", 1));
    }

    @Test
    void an_agent_who_speaks_first_answers_nobody() {
        // when
        var turns = Turns.of(List.of(agent(0, "a"), customer(5)));

        assertThat(turns.firstReply()).isNull();
        assertThat(turns.medianReply()).isNull();
        assertThat(turns.unanswered()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whoever_speaks_last_decides_who_waits(long seed) {
        var random = new Random(seed);
        List<Message> messages = new ArrayList<>();
        for (int minute = 0; minute < 1 + random.nextInt(40); minute++) {
            messages.add(random.nextBoolean() ? customer(minute) : agent(minute, "a" + random.nextInt(3)));
        }

        // when
        var turns = Turns.of(messages);

        boolean customerLast = messages.getLast().speaker() == Speaker.CUSTOMER;
        assertThat(turns.waitingSince() != null).isEqualTo(customerLast);
        assertThat(turns.unanswered() > 0).isEqualTo(customerLast);
        assertThat(turns.agents().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo((int) messages.stream()
                        .filter(message -> message.speaker() == Speaker.AGENT)
                        .count());
        assertThat(turns.replies()).isLessThanOrEqualTo(messages.size() / 2);
    }
}
