package io.heartline.localstack.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, in which order; closes everything once, even when some of it fails. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> steps = new ArrayDeque<>();
    private boolean closed;

    /** Adds steps before all others, in the order given; when all is closed already, closes them too. */
    synchronized void addFirst(AutoCloseable... first) {
        for (var i = first.length - 1; i >= 0; i--) {
            steps.addFirst(first[i]);
        }
        if (closed) {
            close();
            throw new StackException("the stack is stopping");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        RuntimeException failure = null;
        while (!steps.isEmpty()) {
            try {
                steps.removeFirst().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new StackException("the stack did not stop cleanly", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
