package io.heartline.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.EventJson;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Unavailable;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlameTest {
    private static final Stream<Function<Throwable, Throwable>> WRAPPERS = Stream.of(
            cause -> cause,
            cause -> new InboxException("wrapped", (SQLException) cause),
            cause -> new PersistenceException(cause),
            cause -> new TransactionalException("wrapped", new PersistenceException(cause)),
            cause -> new QuarkusTransactionException(rolledBack(new PersistenceException(cause))),
            cause -> new IllegalStateException("a handler's own", new RuntimeException(cause)));

    static Stream<Arguments> states() {
        var states = java.util.Map.ofEntries(
                java.util.Map.entry("08006", false), // connection failure
                java.util.Map.entry("08001", false),
                java.util.Map.entry("21000", true), // one statement, the same row twice
                java.util.Map.entry("22001", true), // data
                java.util.Map.entry("22021", true),
                java.util.Map.entry("23505", true), // constraints
                java.util.Map.entry("23514", true),
                java.util.Map.entry("25P02", false), // transaction state
                java.util.Map.entry("40001", false), // serialisation
                java.util.Map.entry("40P01", false), // deadlock
                java.util.Map.entry("42P01", false), // a table that is not there
                java.util.Map.entry("53100", false), // disk full
                java.util.Map.entry("53300", false), // too many connections
                java.util.Map.entry("54000", true), // an index entry too large
                java.util.Map.entry("57P01", false), // the server stops
                java.util.Map.entry("57014", false)); // cancelled
        return WRAPPERS.flatMap(wrapper -> states.entrySet().stream()
                .map(state -> Arguments.of(
                        state.getKey(),
                        wrapper.apply(new SQLException("value (secret) is bad", state.getKey())),
                        state.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("states")
    void a_failure_of_the_database_is_blamed_by_the_class_of_its_state(
            String state, Throwable failure, boolean content) {
        assertThat(Blame.isContent(failure)).isEqualTo(content);
        assertThat(Blame.reason(failure)).contains(state).doesNotContain("secret");
    }

    static Stream<Throwable> elsewhere() {
        return Stream.of(
                new InboxException("no state", new SQLException("This pool is closed")),
                new InboxException("no connection", new SQLTransientConnectionException("refused")),
                new UncheckedIOException(new IOException("a file that is away")),
                new IllegalStateException(new TimeoutException("too slow")),
                new Unavailable("away", "A peer is away."),
                new IllegalStateException(new SystemException("of transactions")),
                new IllegalStateException(new OutOfMemoryError("of memory")),
                new QuarkusTransactionException(new RollbackException("marked as such")),
                new PersistenceException("nothing said"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void what_says_nothing_of_the_record_is_not_blamed_on_it(Throwable failure) {
        assertThat(Blame.isContent(failure)).isFalse();
    }

    static Stream<Throwable> content() {
        return Stream.of(
                new IllegalArgumentException("a rule"),
                new NullPointerException("a mistake of ours"),
                new InvalidInput("bad", "A rule."),
                new UncheckedIOException(refusal("{")),
                new TransactionalException("wrapped", new IllegalArgumentException("a rule")));
    }

    @ParameterizedTest
    @MethodSource("content")
    void what_would_fail_again_however_healthy_all_else_is_is_blamed_on_the_record(Throwable failure) {
        assertThat(Blame.isContent(failure)).isTrue();
    }

    @Test
    void a_chain_that_bites_its_tail_ends() {
        var failure = new IllegalStateException("head");
        failure.initCause(new IllegalArgumentException("tail", failure));

        assertThat(Blame.isContent(failure)).isTrue();
        assertThat(Blame.reason(failure)).isEqualTo("IllegalArgumentException: tail");
    }

    @Test
    void a_reason_has_at_most_three_hundred_characters() {
        assertThat(Blame.reason(new IllegalArgumentException("x".repeat(1000)))).hasSize(300);
    }

    static Stream<String> secrets() {
        return Stream.of(
                "{\"erasureId\":\"secret\"}",
                "{\"at\":\"secret\"}",
                "{\"customerIds\":[\"secret\"]}",
                "{\"customerIds\":\"secret\"}",
                "secret",
                "{\"erasureId\":secret}");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_reason_does_not_repeat_what_was_written(String json) {
        assertThat(Blame.reason(refusal(json))).startsWith("JSON: ").doesNotContain("secret");
    }

    @Test
    void a_reason_says_which_rule_of_a_record_was_broken() {
        assertThat(Blame.reason(refusal("{}"))).isEqualTo("IllegalArgumentException: erasureId is missing");
    }

    private static JsonProcessingException refusal(String json) {
        try {
            EventJson.read(json.getBytes(StandardCharsets.UTF_8), Erasure.class);
        } catch (JsonProcessingException e) {
            return e;
        }
        throw new AssertionError("was read: " + json);
    }

    private static RollbackException rolledBack(Throwable cause) {
        var failure = new RollbackException("could not commit");
        failure.initCause(cause);
        return failure;
    }
}
