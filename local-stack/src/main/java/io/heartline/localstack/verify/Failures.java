package io.heartline.localstack.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a check found wrong; each failure is told at once and kept. */
final class Failures {
    private final List<String> failures = new ArrayList<>();
    private final Consumer<String> say;

    Failures(Consumer<String> say) {
        this.say = say;
    }

    void add(String failure) {
        failures.add(failure);
        say.accept("  FAILED: " + failure);
    }

    /** Notes a failure unless the condition holds. */
    void unless(boolean holds, String failure) {
        if (!holds) {
            add(failure);
        }
    }

    List<String> all() {
        return List.copyOf(failures);
    }
}
