package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.demo.DemoFeed;
import io.heartline.localstack.demo.DemoVoices;
import io.heartline.localstack.demo.DemoVoices.Voice;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Publisher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How soon the demo's planted crisis is found, and how often an alarm is false: the feed of many seeds, as pulses, each
 * for a brand of its own. What is a complaint is taken as it was written, so that only detection is measured.
 */
final class PlantedCrises {
    static final int SEEDS = 20;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration LOOKED_AT = Duration.ofDays(28);
    private static final Duration MONTH = Duration.ofDays(30);
    /** The past is taken, so that nothing is found by itself while the check asks. */
    private static final Duration AGO = Duration.ofDays(2);

    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(10);
    /** A window is published so long after its end. */
    private static final Duration PUBLISHED_AFTER = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final Apis alerting;
    private final Instant end;
    private final Failures failures;
    private final Consumer<String> say;

    PlantedCrises(RunningStack stack, Apis alerting, Clock clock, Failures failures, Consumer<String> say) {
        this.stack = stack;
        this.alerting = alerting;
        this.end = floor(clock.instant().minus(AGO));
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        publish();
        List<Long> delays = new ArrayList<>();
        int falseAlarms = 0;
        int missed = 0;
        var crisis = end.minus(DemoVoices.CRISIS_BEGINS);
        for (int seed = 1; seed <= SEEDS; seed++) {
            Instant found = null;
            for (var alert : alerts(brand(seed))) {
                if (alert.isBefore(crisis.minus(WINDOW))) {
                    falseAlarms++;
                } else if (found == null) {
                    found = alert.plus(WINDOW).plus(PUBLISHED_AFTER);
                }
            }
            if (found == null) {
                missed++;
                failures.add("the crisis of seed " + seed + " was not found");
            } else {
                delays.add(Duration.between(crisis, found).toMinutes());
            }
        }
        return figures(delays, falseAlarms, missed);
    }

    private ObjectNode figures(List<Long> delays, int falseAlarms, int missed) {
        delays.sort(null);
        double months = SEEDS * (double) LOOKED_AT.toSeconds() / MONTH.toSeconds();
        var figures = JsonNodeFactory.instance.objectNode();
        figures.put("seeds", SEEDS).put("found", delays.size()).put("missed", missed);
        if (!delays.isEmpty()) {
            figures.put("delayMedianMinutes", delays.get(delays.size() / 2)).put("delayMaxMinutes", delays.getLast());
        }
        figures.put("falseAlarms", falseAlarms)
                .put("falseAlarmsPerMonth", Math.round(100 * falseAlarms / months) / 100.0);
        // Nothing seen in so many months is compatible with up to 3 in them (the rule of three).
        if (falseAlarms == 0) {
            figures.put("falseAlarmsPerMonthUpTo", Math.round(100 * 3 / months) / 100.0);
        }
        say.accept("  planted crisis, seeds 1 to " + SEEDS + ": " + figures);
        return figures;
    }

    private static String brand(int seed) {
        return "planted-" + seed;
    }

    private List<Instant> alerts(String brand) throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance.objectNode();
        request.putObject("history")
                .put("brand", brand)
                .put("scope", "product")
                .put("value", DemoVoices.CRISIS_PRODUCT)
                .put("from", end.minus(LOOKED_AT).toString())
                .put("until", end.toString());
        var answer = alerting.post("/backtests", request);
        if (!answer.isSuccess()) {
            throw new IOException("POST /backtests answered " + answer.status());
        }
        List<Instant> alerts = new ArrayList<>();
        answer.body()
                .path("alerts")
                .forEach(alert -> alerts.add(Instant.parse(alert.path("t").asText())));
        return alerts;
    }

    private void publish() throws IOException, InterruptedException {
        int sent = 0;
        try (var publisher = new Publisher(stack.file().kafka())) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                var voices = DemoVoices.of(DemoFeed.until(end, seed), DemoVoices.CRISIS_BRAND);
                for (var pulse : pulses(brand(seed), voices)) {
                    publisher.send(Topic.PULSES, Pulse.key(pulse.brand(), pulse.scope(), pulse.value()), pulse);
                    sent++;
                }
            }
        }
        int count = sent;
        var audits = new Audits(stack.file());
        var unused = Patience.await(
                        TAKEN_WITHIN,
                        () -> audits.processed(Service.ALERTING, Topic.PULSES.wire()) >= count
                                ? Optional.of(true)
                                : Optional.empty())
                .orElseThrow(() ->
                        new IOException("the pulses were not taken within " + TAKEN_WITHIN.toMinutes() + " minutes"));
    }

    /** The windows of the brand and of the product that the crisis is about. */
    static List<Pulse> pulses(String brand, List<Voice> voices) {
        List<Pulse> pulses = new ArrayList<>(pulses(brand, ScopeKind.BRAND, brand, voices));
        var product = voices.stream()
                .filter(voice -> voice.product().equals(DemoVoices.CRISIS_PRODUCT))
                .toList();
        pulses.addAll(pulses(brand, ScopeKind.PRODUCT, DemoVoices.CRISIS_PRODUCT, product));
        return pulses;
    }

    private static List<Pulse> pulses(String brand, ScopeKind scope, String value, List<Voice> voices) {
        Map<Instant, List<Voice>> windows = new TreeMap<>();
        voices.forEach(voice -> windows.computeIfAbsent(floor(voice.at()), at -> new ArrayList<>())
                .add(voice));
        List<Pulse> pulses = new ArrayList<>();
        windows.forEach((start, heard) -> pulses.add(pulse(brand, scope, value, start, heard)));
        return pulses;
    }

    private static Pulse pulse(String brand, ScopeKind scope, String value, Instant start, List<Voice> heard) {
        Set<String> customers = new HashSet<>();
        Set<String> complaining = new HashSet<>();
        long complaints = 0;
        long reach = 0;
        for (var voice : heard) {
            customers.add(voice.customer());
            reach += voice.reach();
            if (voice.complaint()) {
                complaints++;
                complaining.add(voice.customer());
            }
        }
        return new Pulse(
                brand,
                scope,
                value,
                start,
                start.plus(WINDOW),
                1,
                heard.size(),
                customers.size(),
                complaints,
                0,
                -800_000 * complaints,
                640_000 * complaints,
                Map.of(Emotion.ANGER, complaints),
                reach,
                0,
                0,
                (long) complaining.size());
    }

    private static Instant floor(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
    }
}
