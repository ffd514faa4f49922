package io.heartline.alerting.casework;

import io.heartline.platform.problem.InvalidInput;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads filters that are names on the wire. */
final class Filters {
    private Filters() {}

    /**
     * What a name says; absent if none is given.
     *
     * @throws InvalidInput if there is no such name
     */
    static <T> @Nullable T parse(String filter, @Nullable String wire, Function<String, T> of) {
        try {
            return wire == null ? null : of.apply(wire);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-filter", filter + " is " + e.getMessage() + ".");
        }
    }
}
