package io.heartline.testing.access;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls every operation that a service describes with every credential, and compares who is let in with the roles that the
 * description names.
 *
 * <p>Each call has a query parameter that no operation knows. Who is let in is told so before anything is done, who is not
 * never gets that far: the two cannot be taken for each other, and a call changes nothing.
 */
public final class AccessMatrix {
    private static final String PROBE = "access-matrix-probe";

    private AccessMatrix() {}

    /**
     * What came of it.
     *
     * @param operations how many the service describes
     * @param open those that need no caller
     * @param calls how many were made
     * @param surprises each call that ended otherwise than the description says
     */
    public record Outcome(int operations, Set<String> open, int calls, List<String> surprises) {}

    /**
     * Makes all the calls.
     *
     * @param service where the service is
     * @param management where its management interface is
     */
    public static Outcome of(URI service, URI management, List<Credential> credentials)
            throws IOException, InterruptedException {
        var open = new TreeSet<String>();
        var surprises = new ArrayList<String>();
        int calls = 0;
        try (var operations = new Operations(service)) {
            var described = operations.described(management);
            for (var operation : described) {
                if (operation.roles().isEmpty()) {
                    open.add(operation.name());
                }
                for (var credential : credentials) {
                    var expected = expected(operation, credential);
                    if (expected == null) {
                        continue;
                    }
                    var address = operation.filled(Map.of()) + "?" + PROBE + "=1";
                    var answer = operations.call(operation, address, credential, body(operation));
                    var got = answer.statusCode() + " " + Operations.code(answer);
                    calls++;
                    if (!got.equals(expected)) {
                        surprises.add(operation.name() + " with " + credential.name() + ": " + got + " instead of "
                                + expected);
                    }
                }
            }
            return new Outcome(described.size(), open, calls, List.copyOf(surprises));
        }
    }

    private static String body(Operation operation) {
        return operation.contentType().isEmpty() ? "" : "{}";
    }

    /** Null where nothing is promised: a bad key where none is needed. */
    private static @Nullable String expected(Operation operation, Credential credential) {
        if (operation.roles().isEmpty()) {
            return credential.header() == null ? "400 unknown-filter" : null;
        }
        if (credential.roles().isEmpty()) {
            return "401 unauthorized";
        }
        return credential.roles().stream().anyMatch(operation.roles()::contains)
                ? "400 unknown-filter"
                : "403 forbidden";
    }
}
