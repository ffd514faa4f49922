package io.heartline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final Closing closing = new Closing();
    private final List<String> closed = new ArrayList<>();

    @Test
    void what_was_added_last_is_closed_first_and_only_once() {
        closing.addFirst(() -> closed.add("kafka"), () -> closed.add("postgres"));
        closing.addFirst(() -> closed.add("services"));
        closing.close();

        // when
        closing.close();

        assertThat(closed).containsExactly("services", "kafka", "postgres");
    }

    @Test
    void a_step_that_fails_does_not_keep_the_others_open() {
        closing.addFirst(() -> closed.add("postgres"));
        closing.addFirst(() -> {
            throw new IOException("no");
        });

        assertThatThrownBy(closing::close).isInstanceOf(StackException.class).hasRootCauseMessage("no");
        assertThat(closed).containsExactly("postgres");
    }

    @Test
    void what_comes_too_late_is_closed_at_once() {
        closing.close();

        assertThatThrownBy(() -> closing.addFirst(() -> closed.add("late"))).isInstanceOf(StackException.class);
        assertThat(closed).containsExactly("late");
    }
}
