package io.heartline.platform.inbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.heartline.platform.problem.Unavailable;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a failure is to be blamed on.
 *
 * <p>Only the content of a record may bury it. A database, broker or peer that is away says nothing about the record,
 * and everything that cannot be told apart from that is retried for ever rather than buried.
 */
final class Blame {
    private static final int REASON_LENGTH_MAX = 300;

    // Cardinality (one statement, the same row twice), data, constraints, and limits such as the size of an index entry
    private static final List<String> CONTENT_CLASSES = List.of("21", "22", "23", "54");

    private Blame() {}

    /** Whether the same record would fail in the same way however healthy everything around it is. */
    static boolean isContent(Throwable failure) {
        boolean wrapper = true;
        for (var cause : chain(failure)) {
            switch (cause) {
                case SQLException sql -> {
                    return isContentState(sql.getSQLState());
                }
                case IOException io -> {
                    return io instanceof JacksonException;
                }
                case UncheckedIOException io -> wrapper = true;
                case TimeoutException timeout -> {
                    return false;
                }
                case Unavailable away -> {
                    return false;
                }
                case PersistenceException persistence -> wrapper = true;
                case TransactionalException transaction -> wrapper = true;
                case jakarta.transaction.SystemException system -> {
                    return false;
                }
                case Error error -> {
                    return false;
                }
                default -> wrapper = isTransactional(cause);
            }
        }
        return !wrapper;
    }

    /** A state of one of these classes is the record's own; all others are the database's. */
    private static boolean isContentState(@Nullable String state) {
        return state != null && CONTENT_CLASSES.stream().anyMatch(state::startsWith);
    }

    private static boolean isTransactional(Throwable cause) {
        return cause.getClass().getName().startsWith("jakarta.transaction.")
                || cause.getClass().getName().startsWith("io.quarkus.narayana.")
                || cause.getClass().getName().startsWith("com.arjuna.");
    }

    /** Why, in one line; never what the record contained. */
    static String reason(Throwable failure) {
        for (var cause : chain(failure)) {
            if (cause instanceof SQLException sql) {
                return "the database refused it with SQL state " + sql.getSQLState();
            }
            // Jackson's own messages quote the value; only what our records say may be told.
            if (cause instanceof JacksonException json && !(json instanceof ValueInstantiationException)) {
                return "JSON: " + json.getClass().getSimpleName();
            }
        }
        var root = chain(failure).getLast();
        var message = root.getMessage();
        var text = root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return text.substring(0, Math.min(text.length(), REASON_LENGTH_MAX));
    }

    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
