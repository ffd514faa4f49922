package io.heartline.faults.fault;

import io.heartline.localstack.stack.Service;
import java.time.Duration;
import java.util.List;

/**
 * Something that is broken, and mended.
 *
 * @param kind what
 * @param service whom it befalls, if it befalls one
 * @param choice what else was drawn, from 0: which side, which manner
 * @param lasts for how long
 */
public record Fault(FaultKind kind, Service service, int choice, Duration lasts) {
    /** Refuses a negative choice. */
    public Fault {
        if (choice < 0) {
            throw new IllegalArgumentException("choice is below 0");
        }
    }

    /** Returns one of several possibilities, as it was drawn. */
    <T> T choose(List<T> possibilities) {
        return possibilities.get(choice % possibilities.size());
    }

    @Override
    public String toString() {
        return kind.wire() + (kind.isOfService() ? " " + service.module() : "");
    }
}
