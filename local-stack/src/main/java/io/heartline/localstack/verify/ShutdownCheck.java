package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells the scoring service to end while it is busy: it must end, and not crash. */
final class ShutdownCheck {
    private static final int THREADS = 4;
    private static final int BATCH = 16;
    private static final int CALLS_FIRST = 40;
    private static final int BUSY_WITHIN_SECONDS = 120;
    /** The codes with which a JVM ends that was told to. */
    private static final Set<Integer> IN_ORDER = Set.of(0, 143);

    private final RunningStack stack;
    private final ScoreCalls calls;
    private final Failures failures;
    private final Consumer<String> say;

    ShutdownCheck(RunningStack stack, ScoreCalls calls, Failures failures, Consumer<String> say) {
        this.stack = stack;
        this.calls = calls;
        this.failures = failures;
        this.say = say;
    }

    /** Returns the exit code; the service is down afterwards. */
    int run() throws IOException, InterruptedException {
        var items = OwnTexts.items().stream()
                .filter(item -> item.path("text").asText().length() < 1000)
                .toList();
        var busy = new CountDownLatch(CALLS_FIRST);
        var over = new AtomicBoolean();
        int code;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var thread = 0; thread < THREADS; thread++) {
                var from = thread * BATCH;
                var unused = threads.submit(() -> load(items, from, busy, over));
            }
            failures.unless(busy.await(BUSY_WITHIN_SECONDS, TimeUnit.SECONDS), "the scoring service never got busy");
            code = stack.stop(Service.SCORING);
            over.set(true);
        }
        var reports = crashReports();
        say.accept("  SIGTERM after " + CALLS_FIRST + " calls, with " + THREADS + " under way: exit code " + code + ", "
                + reports.size() + " crash reports");
        failures.unless(IN_ORDER.contains(code), "the scoring service ended with code " + code);
        failures.unless(reports.isEmpty(), "the JVM crashed, see " + reports);
        return code;
    }

    /** Calls until the service is away. */
    private void load(List<ObjectNode> items, int from, CountDownLatch busy, AtomicBoolean over) {
        try {
            for (var i = from; !over.get(); i = (i + BATCH) % (items.size() - BATCH)) {
                calls.score(items.subList(i, i + BATCH));
                busy.countDown();
            }
        } catch (IOException e) {
            // The service is ending: a call under way may be cut off.
            over.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> crashReports() throws IOException {
        try (var files = Files.list(stack.dataDirectory().resolve("logs"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("hs_err") || name.startsWith("core"))
                    .toList();
        }
    }
}
