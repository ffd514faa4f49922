package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Asks every GET of a service many times, one after the other, and says how long the slow answers took. */
final class ReadLatencies {
    private static final int WARM_UP = 10;
    private static final int TIMES = 200;
    private static final double SLOW = 0.99;
    private static final double LIMIT_MILLIS = 100;
    private static final int HEAVIEST_ONE_IN = 20;
    private static final long SEED = 7;

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

    /** Returns the 99th percentile of each read, in milliseconds. */
    ObjectNode run(Iterable<Reads.Read> reads) throws IOException, InterruptedException {
        for (var read : reads) {
            measure(read);
        }
        return figures;
    }

    private void measure(Reads.Read read) throws IOException, InterruptedException {
        var random = new SplittableRandom(SEED);
        var millis = new double[TIMES];
        for (var i = -WARM_UP; i < TIMES; i++) {
            var address = address(read, random);
            var start = System.nanoTime();
            var answer = service.get(address);
            if (!answer.isSuccess()) {
                refused(read, address, answer.status());
                return;
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        var median = millis[TIMES / 2];
        var slow = millis[(int) (TIMES * SLOW)];
        say.accept(String.format("  GET %-46s median %7.1f ms  p99 %7.1f ms", read.path(), median, slow));
        figures.put(read.path(), Math.round(slow * 10) / 10.0);
        failures.unless(slow < LIMIT_MILLIS, String.format("p99 of GET %s is %.1f ms", read.path(), slow));
    }

    /** Something that this load has none of cannot be asked for; anything else is a fault. */
    private void refused(Reads.Read read, String address, int status) {
        say.accept("  GET " + read.path() + " answered " + status + ": not measured");
        figures.put(read.path(), "answered " + status);
        failures.unless(status == 404, "GET " + address + " answered " + status);
    }

    /** Of any customer, and now and then of the one who said most. */
    private String address(Reads.Read read, SplittableRandom random) {
        var number = random.nextInt(HEAVIEST_ONE_IN) == 0 ? 0 : random.nextInt(customers);
        return read.address(Map.of(
                "id",
                GeneratedScores.customer(number).toString(),
                "brand",
                GeneratedScores.BRAND,
                "scope",
                "aspect",
                "value",
                "delivery"));
    }
}
