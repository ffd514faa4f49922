package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Scores the same texts alone, in batches, at once and after a restart; every answer must be the same to the byte. */
final class ReproducibilityCheck {
    private static final List<Integer> BATCHES = List.of(2, 16, 256);
    private static final int BATCH_AT_ONCE = 16;
    private static final int THREADS = 4;
    private static final int LENGTH_AT_ONCE = 10_000;
    private static final long SEED = 20_260_301L;

    private final ScoreCalls calls;
    private final Failures failures;
    private final Consumer<String> say;
    private final List<ObjectNode> items = OwnTexts.items();
    private final Map<String, String> alone = new HashMap<>();
    private int comparisons;

    ReproducibilityCheck(ScoreCalls calls, Failures failures, Consumer<String> say) {
        this.calls = calls;
        this.failures = failures;
        this.say = say;
    }

    /** Scores each text alone, then all in shuffled batches, then at once from several threads. */
    void run() throws IOException, InterruptedException {
        for (var item : items) {
            alone.putAll(calls.score(List.of(item)));
        }
        say.accept("  " + items.size() + " texts, each alone");
        for (var size : BATCHES) {
            var scores = new HashMap<String, String>();
            for (var batch : batches(size, SEED + size)) {
                scores.putAll(calls.score(batch));
            }
            compare("in shuffled batches of " + size, scores);
        }
        atOnce();
    }

    /** Scores all of them again, by another process than before. */
    void afterRestart() throws IOException, InterruptedException {
        var scores = new HashMap<String, String>();
        for (var batch : batches(BATCH_AT_ONCE, SEED)) {
            scores.putAll(calls.score(batch));
        }
        compare("by another process", scores);
    }

    /** Returns how many scores were compared with that of the text alone. */
    int comparisons() {
        return comparisons;
    }

    int texts() {
        return items.size();
    }

    private void atOnce() throws InterruptedException {
        var calling = new ArrayList<Callable<Map<String, String>>>();
        var shorter = items.stream()
                .filter(item -> item.path("text").asText().length() <= LENGTH_AT_ONCE)
                .toList();
        for (var thread = 0; thread < THREADS; thread++) {
            // The long texts once: an encoder needs many seconds for each.
            for (var batch : batches(thread == 0 ? items : shorter, BATCH_AT_ONCE, SEED - thread)) {
                calling.add(() -> calls.score(batch));
            }
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var answer : threads.invokeAll(calling)) {
                comparisons += differences("at once from " + THREADS + " threads", answer.get());
            }
            say.accept("  " + THREADS + " times at once from " + THREADS + " threads: compared");
        } catch (ExecutionException e) {
            failures.add("scoring at once failed: " + e.getCause());
        }
    }

    private void compare(String how, Map<String, String> scores) {
        var compared = differences(how, scores);
        comparisons += compared;
        failures.unless(compared == items.size(), compared + " of " + items.size() + " texts were scored " + how);
        say.accept("  " + compared + " " + how + ": compared");
    }

    private int differences(String how, Map<String, String> scores) {
        var different = scores.entrySet().stream()
                .filter(score -> !score.getValue().equals(alone.get(score.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        failures.unless(
                different.isEmpty(), different.size() + " texts come out otherwise " + how + ", as " + different);
        return scores.size();
    }

    private List<List<ObjectNode>> batches(int size, long seed) {
        return batches(items, size, seed);
    }

    private static List<List<ObjectNode>> batches(List<ObjectNode> items, int size, long seed) {
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));
        var batches = new ArrayList<List<ObjectNode>>();
        for (var from = 0; from < shuffled.size(); from += size) {
            batches.add(List.copyOf(shuffled.subList(from, Math.min(shuffled.size(), from + size))));
        }
        return batches;
    }
}
