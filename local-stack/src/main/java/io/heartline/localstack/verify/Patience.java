package io.heartline.localstack.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Asks again until there is an answer. */
final class Patience {
    private static final Duration POLL = Duration.ofMillis(250);

    private Patience() {}

    /** Something to ask for. */
    interface Asked<T> {
        Optional<T> ask() throws IOException, InterruptedException;
    }

    /** Returns the first answer; empty if there is none for that long. */
    static <T> Optional<T> await(Duration limit, Asked<T> asked) throws IOException, InterruptedException {
        return await(limit, POLL, asked);
    }

    /** Returns the first answer, asked for at intervals of the poll; empty if there is none for that long. */
    static <T> Optional<T> await(Duration limit, Duration poll, Asked<T> asked)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var answer = asked.ask();
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(poll.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            answer = asked.ask();
        }
        return answer;
    }
}
