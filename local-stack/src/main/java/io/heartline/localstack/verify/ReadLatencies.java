package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.load.ReadAddresses;
import io.heartline.localstack.load.Reads;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks every GET of a service many times, one after the other, and says how long the slow answers took.
 *
 * <p>Whatever else runs on the machine only adds to that. So a GET that is too slow is asked again in a
 * later round: what is slow by itself is slow in each of them.
 */
final class ReadLatencies {
    private static final int WARM_UP = 10;
    private static final int TIMES = 200;
    private static final int ROUNDS_MAX = 5;
    private static final double SLOW = 0.99;
    private static final double LIMIT_MILLIS = 100;

    private final Apis service;
    private final int customers;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    ReadLatencies(Apis service, int customers, Failures failures, Consumer<String> say) {
        this.service = service;
        this.customers = customers;
        this.failures = failures;
        this.say = say;
    }

    /** Returns the 99th percentile of each read in its quietest round, in milliseconds. */
    ObjectNode run(Iterable<Reads.Read> reads) throws IOException, InterruptedException {
        Map<Reads.Read, Slowness> slow = new LinkedHashMap<>();
        for (var read : reads) {
            var first = measured(read);
            if (first != null && first.p99Millis() >= LIMIT_MILLIS) {
                slow.put(read, first);
            } else if (first != null) {
                tell(read, first);
            }
        }
        for (var round = 2; round <= ROUNDS_MAX; round++) {
            for (var read : slow.entrySet()) {
                if (read.getValue().p99Millis() >= LIMIT_MILLIS) {
                    var again = measured(read.getKey());
                    read.setValue(
                            again == null ? read.getValue() : read.getValue().quieter(again));
                }
            }
        }
        slow.forEach(this::tell);
        return figures;
    }

    /** How long the answers of one round took, and how many rounds there have been. */
    private record Slowness(double medianMillis, double p99Millis, int rounds) {
        private Slowness quieter(Slowness other) {
            var quiet = other.p99Millis < p99Millis ? other : this;
            return new Slowness(quiet.medianMillis, quiet.p99Millis, rounds + 1);
        }
    }

    private void tell(Reads.Read read, Slowness slow) {
        say.accept(String.format(
                Locale.ROOT,
                "  GET %-46s median %7.1f ms  p99 %7.1f ms%s",
                read.path(),
                slow.medianMillis(),
                slow.p99Millis(),
                slow.rounds() == 1 ? "" : "  (the best of " + slow.rounds() + " rounds)"));
        figures.put(read.path(), Math.round(slow.p99Millis() * 10) / 10.0);
        failures.unless(
                slow.p99Millis() < LIMIT_MILLIS,
                String.format(Locale.ROOT, "p99 of GET %s is %.1f ms", read.path(), slow.p99Millis()));
    }

    /** Asks one round; nothing if there is no such thing. */
    private @Nullable Slowness measured(Reads.Read read) throws IOException, InterruptedException {
        var addresses = new ReadAddresses(customers);
        var millis = new double[TIMES];
        for (var i = -WARM_UP; i < TIMES; i++) {
            var address = addresses.next(read);
            var start = System.nanoTime();
            var answer = service.get(address);
            if (!answer.isSuccess()) {
                refused(read, address, answer.status());
                return null;
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return new Slowness(millis[TIMES / 2], millis[(int) (TIMES * SLOW)], 1);
    }

    /** Something that this load has none of cannot be asked for; anything else is a fault. */
    private void refused(Reads.Read read, String address, int status) {
        say.accept("  GET " + read.path() + " answered " + status + ": not measured");
        figures.put(read.path(), "answered " + status);
        failures.unless(status == 404, "GET " + address + " answered " + status);
    }
}
