package io.heartline.alerting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.heartline.alerting.customer.Customers;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class CrisisFlowTest {
    private static final String PRODUCT = "lumi-band";

    private final String brand = "brand-" + UUID.randomUUID();
    private final MutableClock clock;
    private final Customers customers;
    private final String bootstrapServers;
    private final Random random = new Random(20_260_801);
    private Topics topics;

    CrisisFlowTest(
            MutableClock clock,
            Customers customers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.customers = customers;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void a_product_crisis_in_any_order_and_delivered_twice_is_one_alert_that_ends_by_itself() {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(37));
        clock.set(now);
        List<Pulse> pulses = new ArrayList<>(background(now));
        var complaints = complaints(now);
        pulses.addAll(pulsesOf(complaints, now));
        hear(brand, complaints);
        pulses.addAll(List.copyOf(pulses.subList(pulses.size() - 40, pulses.size())));
        Collections.shuffle(pulses, random);

        // when
        for (var pulse : pulses) {
            topics.send(Topic.PULSES, Pulse.key(brand, pulse.scope(), pulse.value()), pulse);
        }

        awaitInTime(() -> alerts().body("items", hasSize(1))
                .body("items[0].scope.kind", equalTo("product"))
                .body("items[0].scope.value", equalTo(PRODUCT))
                .body("items[0].status", equalTo("firing"))
                .body("items[0].severity", greaterThanOrEqualTo(5))
                .body("items[0].explanation.complaints", equalTo(45))
                .body("items[0].explanation.customers", equalTo(35))
                .body("items[0].explanation.aspects[0].value", equalTo("reliability"))
                .body("items[0].explanation.touchpoints[0].value", equalTo("usage")));
        String id = alerts().extract().path("items[0].id");
        get("/alerts/" + id).body("evidence", hasSize(20)).body("evidence[0].spans", hasSize(1));
        clock.advance(Duration.ofHours(3));
        awaitInTime(() ->
                get("/alerts/" + id).body("status", equalTo("resolved")).body("resolvedBy", equalTo("heartline")));
        alerts().body("items", hasSize(1));
    }

    @Test
    void what_is_backfill_or_a_day_old_is_no_crisis() {
        var now = clock.instant();
        clock.set(now);
        List<Pulse> pulses = new ArrayList<>(background(now));
        var complaints = complaints(now);
        hear(brand, complaints);
        pulsesOf(complaints, now).forEach(pulse -> pulses.add(backfill(pulse)));
        pulses.addAll(pulsesOf(complaints(now.minus(Duration.ofHours(27))), now));

        // when
        for (var pulse : pulses) {
            topics.send(Topic.PULSES, Pulse.key(brand, pulse.scope(), pulse.value()), pulse);
        }

        var real = "other-" + UUID.randomUUID();
        sentinel(real, now);
        awaitInTime(() -> get("/alerts?kind=crisis&brand=" + real).body("items", hasSize(1)));
        alerts().body("items", hasSize(0));
    }

    @Test
    void one_text_that_many_accounts_copy_is_no_crisis() {
        var now = clock.instant();
        clock.set(now);
        List<Pulse> pulses = new ArrayList<>(background(now));
        var places = List.of(new Evidence(3, 9, 0.8), new Evidence(30, 41, 0.4), new Evidence(90, 96, 0.2));
        var copies =
                complaints(now).stream().map(one -> Samples.with(one, places)).toList();
        hear(brand, copies);
        pulses.addAll(pulsesOf(copies, now));

        // when
        for (var pulse : pulses) {
            topics.send(Topic.PULSES, Pulse.key(brand, pulse.scope(), pulse.value()), pulse);
        }

        var real = "other-" + UUID.randomUUID();
        sentinel(real, now);
        awaitInTime(() -> get("/alerts?kind=crisis&brand=" + real).body("items", hasSize(1)));
        alerts().body("items", hasSize(0));
    }

    /** Time goes on while one waits: the detector lets news settle first. */
    private void awaitInTime(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertion.run();
        });
    }

    /** A crisis of another brand, sent last: when its alert is there, the detector has looked at everything before. */
    private void sentinel(String other, Instant now) {
        List<ScoredInteraction> complaints = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var at = now.minus(Duration.ofMinutes(70 - i));
            complaints.add(Samples.complaint(Ids.next(), Ids.next(), other, PRODUCT, "en", at));
        }
        hear(other, complaints);
        var first = floor(now.minus(Duration.ofDays(30)));
        topics.send(
                Topic.PULSES,
                Pulse.key(other, ScopeKind.BRAND, other),
                pulse(other, ScopeKind.BRAND, other, first, 1, 0, 0));
        for (int i = 0; i < 8; i++) {
            var start = floor(now.minus(Duration.ofMinutes(70 - 5L * i)));
            topics.send(
                    Topic.PULSES,
                    Pulse.key(other, ScopeKind.BRAND, other),
                    pulse(other, ScopeKind.BRAND, other, start, 1, 5, 5));
        }
    }

    /** Waits until they are remembered, since the detector asks how many customers complain. */
    private void hear(String of, List<ScoredInteraction> complaints) {
        complaints.forEach(one -> topics.send(Topic.SCORED_INTERACTIONS, one.customerId(), one));
        var from = complaints.getFirst().occurredAt().minusSeconds(1);
        var until = complaints.getLast().occurredAt().plusSeconds(1);
        await().until(() ->
                customers.complaints(of, ScopeKind.BRAND, of, from, until, 100).size() == complaints.size());
    }

    /** Few complaints a day, for 120 days. */
    private List<Pulse> background(Instant now) {
        List<Pulse> pulses = new ArrayList<>();
        for (int day = 1; day <= 120; day++) {
            for (int i = 0; i < 3; i++) {
                var start = floor(now.minus(Duration.ofDays(day)).minus(Duration.ofMinutes(random.nextInt(1440))));
                var product = random.nextInt(4) == 0 ? PRODUCT : "kettle";
                pulses.add(pulse(brand, ScopeKind.BRAND, brand, start, 1, 1, 1));
                pulses.add(pulse(brand, ScopeKind.PRODUCT, product, start, 1, 1, 1));
                pulses.add(pulse(brand, ScopeKind.ASPECT, "price", start, 1, 1, 1));
            }
        }
        return pulses;
    }

    /** 45 complaints by 35 customers within 80 minutes, the last ten minutes before the end. */
    private List<ScoredInteraction> complaints(Instant end) {
        List<ScoredInteraction> complaints = new ArrayList<>();
        List<UUID> customers = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            customers.add(Ids.next());
        }
        for (int i = 0; i < 45; i++) {
            var at = end.minus(Duration.ofMinutes(90)).plus(Duration.ofSeconds(i * 106L));
            complaints.add(Samples.complaint(Ids.next(), customers.get(i % 35), brand, PRODUCT, "en", at));
        }
        return complaints;
    }

    private List<Pulse> pulsesOf(List<ScoredInteraction> complaints, Instant now) {
        List<Pulse> pulses = new ArrayList<>();
        var start = floor(complaints.getFirst().occurredAt());
        for (var at = start; at.isBefore(now); at = at.plus(Duration.ofMinutes(5))) {
            var from = at;
            var until = at.plus(Duration.ofMinutes(5));
            long count = complaints.stream()
                    .filter(one ->
                            !one.occurredAt().isBefore(from) && one.occurredAt().isBefore(until))
                    .count();
            if (count > 0) {
                for (var scope : List.of(
                        Map.entry(ScopeKind.BRAND, brand),
                        Map.entry(ScopeKind.PRODUCT, PRODUCT),
                        Map.entry(ScopeKind.TOUCHPOINT, "usage"),
                        Map.entry(ScopeKind.ASPECT, "reliability"))) {
                    pulses.add(pulse(brand, scope.getKey(), scope.getValue(), at, 1, 1, 1));
                    pulses.add(pulse(brand, scope.getKey(), scope.getValue(), at, 2, count, count));
                }
            }
        }
        return pulses;
    }

    private static Pulse pulse(
            String brand, ScopeKind scope, String value, Instant start, int revision, long count, long negative) {
        return new Pulse(
                brand,
                scope,
                value,
                start,
                start.plus(Duration.ofMinutes(5)),
                revision,
                count,
                count,
                negative,
                0,
                -800_000 * negative,
                640_000 * negative,
                Map.of(Emotion.ANGER, negative),
                0,
                0,
                0,
                negative);
    }

    private static Pulse backfill(Pulse pulse) {
        return new Pulse(
                pulse.brand(),
                pulse.scope(),
                pulse.value(),
                pulse.start(),
                pulse.end(),
                pulse.revision(),
                pulse.count(),
                pulse.customers(),
                pulse.negative(),
                pulse.positive(),
                pulse.valenceSumMicros(),
                pulse.valenceSquaresMicros(),
                pulse.emotions(),
                pulse.reach(),
                pulse.count(),
                pulse.negative(),
                pulse.negativeCustomers());
    }

    private static Instant floor(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 300L) * 300);
    }

    private ValidatableResponse alerts() {
        return get("/alerts?kind=crisis&brand=" + brand);
    }

    private static ValidatableResponse get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.ALL).get(path).then().statusCode(200);
    }
}
