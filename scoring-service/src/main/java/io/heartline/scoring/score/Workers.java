package io.heartline.scoring.score;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Does the same with many inputs at once, on as many threads as there are processors, whoever asks: a model computes
 * without pause, and more threads than processors would only wait for each other.
 */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Workers(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("scoring-", 0).daemon(true).factory());
    }

    /** The results in the order of the inputs. The first failure, in the order of the inputs, is thrown. */
    <I, O> List<O> map(List<I> inputs, Function<I, O> work) {
        if (inputs.size() == 1) {
            return List.of(work.apply(inputs.getFirst()));
        }
        var next = new AtomicInteger();
        var results = new AtomicReferenceArray<Result<O>>(inputs.size());
        var running = new ArrayList<Future<?>>();
        for (int t = 0; t < Math.min(count, inputs.size()); t++) {
            running.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < inputs.size(); i = next.getAndIncrement()) {
                    results.set(i, Result.of(inputs.get(i), work));
                }
            }));
        }
        running.forEach(Workers::await);
        var all = new ArrayList<O>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            all.add(results.get(i).value());
        }
        return all;
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("scoring failed", failure.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** What came of one input. */
    private sealed interface Result<O> {
        static <I, O> Result<O> of(I input, Function<I, O> work) {
            try {
                return new Done<>(work.apply(input));
            } catch (RuntimeException failure) {
                return new Failed<>(failure);
            }
        }

        O value();

        /** A result. */
        record Done<O>(O value) implements Result<O> {}

        /** No result. */
        record Failed<O>(RuntimeException failure) implements Result<O> {
            @Override
            public O value() {
                throw failure;
            }
        }
    }
}
