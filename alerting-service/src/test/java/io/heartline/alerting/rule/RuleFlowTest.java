package io.heartline.alerting.rule;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.alerting.Samples;
import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.StandingReason;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class RuleFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final String key = "rule-" + UUID.randomUUID();
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String bootstrapServers;
    private Instant now = Instant.EPOCH;
    private Topics topics;

    RuleFlowTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        clock.set(now);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void the_rules_that_ship_are_there_with_their_figures() {
        // when
        var rules = get("/rules");

        rules.body(
                        "items.key",
                        hasItems(
                                "drift",
                                "shock",
                                "estranged",
                                "vip-at-risk",
                                "new-fan",
                                "delighted-vip",
                                "message-unanswered",
                                "review-unanswered",
                                "topic-safety"))
                .body("items.find { it.key == 'message-unanswered' }.params.minutes", equalTo(240.0f))
                .body("items.find { it.key == 'drift' }.trigger", equalTo("built-in"));
        get("/rules/vip-at-risk").body("version", equalTo(0)).body("changedBy", nullValue());
    }

    @Test
    void a_rule_is_tried_made_changed_and_remembered_as_it_was() {
        say(interaction(customer, Channel.CHAT, Speaker.CUSTOMER, null, now.minus(Duration.ofDays(3)), null));
        say(interaction(customer, Channel.CHAT, Speaker.CUSTOMER, null, now.minus(Duration.ofMinutes(5)), null));
        awaitInTime(() ->
                post("/rules/previews", rule("negative", brand)).statusCode(200).body("examined", equalTo(2)));

        // when
        post("/rules/previews", rule("sentiment == 'negative'", brand))
                .statusCode(200)
                .body("matches", equalTo(2))
                .body("alerts", equalTo(2))
                .body("alertsPerMonth.n", equalTo(2))
                .body("alertsPerMonth.high", notNullValue())
                .body("truncated", equalTo(false))
                .body("latest[0].customerId", equalTo(customer.toString()));

        get("/alerts?kind=custom&brand=" + brand).body("items", hasSize(0));
        post("/rules", rule("sentiment == 'negative'", brand))
                .statusCode(201)
                .header("Location", containsString("/rules/" + key))
                .body("version", equalTo(1))
                .body("changedBy", equalTo("all"))
                .body("expectedAlertsPerMonth", notNullValue());
        post("/rules", rule("sentiment == 'negative'", brand)).statusCode(409);
        patch("{\"version\":1,\"severity\":8}").statusCode(200).body("version", equalTo(2));
        patch("{\"version\":1,\"severity\":9}").statusCode(409).body("code", equalTo("stale-version"));
        patch("{\"version\":2,\"severity\":8}").statusCode(200).body("version", equalTo(2));
        get("/rules/" + key + "/versions")
                .body("items", hasSize(2))
                .body("items[0].severity", equalTo(8))
                .body("items[1].severity", equalTo(5));
        say(interaction(customer, Channel.CHAT, Speaker.CUSTOMER, null, now, null));
        awaitInTime(() -> get("/alerts?kind=custom&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].severity", equalTo(8))
                .body("items[0].explanation.rule", equalTo(key))
                .body("items[0].explanation.ruleVersion", equalTo(2)));
    }

    @Test
    void what_cannot_be_a_rule_is_refused() {
        // when
        post("/rules", rule("nonsense", brand))
                .statusCode(400)
                .body("code", equalTo("malformed-condition"))
                .body("errors[0].field", equalTo("condition"));

        post("/rules", rule("true", brand).replace("interaction", "built-in")).statusCode(400);
        post("/rules", rule("true", brand).replace("\"severity\":5", "\"severity\":11"))
                .statusCode(400);
        post("/rules", rule("true", brand).replace(key, "Not A Slug")).statusCode(400);
        post("/rules", rule("true", brand).replace("\"severity\"", "\"weight\""))
                .statusCode(400);
        as(TestKeys.READ_ONLY).body(rule("true", brand)).post("/rules").then().statusCode(403);
        as(TestKeys.OTHER_BRAND).body(rule("true", brand)).post("/rules").then().statusCode(404);
        as(TestKeys.OTHER_BRAND)
                .body(rule("true", brand))
                .post("/rules/previews")
                .then()
                .statusCode(404);
        as(TestKeys.OTHER_BRAND)
                .body("{\"version\":0,\"severity\":1}")
                .patch("/rules/vip-at-risk")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body(rule("true", brand))
                .post("/rules")
                .then()
                .statusCode(401);
        patch("{\"version\":1}").statusCode(404);
        as(TestKeys.ALL)
                .body("{\"version\":0,\"severity\":1}")
                .patch("/rules/drift")
                .then()
                .statusCode(400);
        as(TestKeys.ALL)
                .body("{\"version\":0,\"params\":{\"theta\":1.0}}")
                .patch("/rules/drift")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("params"));
    }

    @Test
    void a_vip_who_turns_unhappy_alerts_once_and_it_ends_when_the_vip_is_well_again() {
        stand(1, Segment.NEUTRAL, true, withdrawal(now));
        stand(2, Segment.NEW_RISK, true, withdrawal(now));
        stand(3, Segment.REPEAT_RISK, true, withdrawal(now));

        // when
        awaitInTime(() -> get("/alerts?kind=vip-at-risk&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].customerId", equalTo(customer.toString()))
                .body("items[0].status", equalTo("firing")));

        stand(4, Segment.NEUTRAL, true, withdrawal(now));
        awaitInTime(() -> get("/alerts?kind=vip-at-risk&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("resolved")));
    }

    @Test
    void a_fan_that_backfill_made_is_no_news() {
        var old = new StandingReason(
                Ids.next(), Ids.next(), "emotion:joy", EntryKind.DEPOSIT, 2_000_000, 2, "usage", now, true);
        stand(1, Segment.NEW_FAN, false, old);
        stand(2, Segment.NEW_FAN, false);
        var other = Ids.next();

        // when
        topics.send(
                Topic.CUSTOMER_STANDINGS,
                other.toString(),
                Samples.standing(other, brand, 1, 3, 2, Segment.NEW_FAN, now));

        awaitInTime(() -> get("/alerts?kind=good-news&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].customerId", equalTo(other.toString())));
    }

    @Test
    void any_mention_of_a_rare_topic_alerts_once_for_a_brand() {
        var mention = new IntentScore("safety", 0.55);
        say(interaction(customer, Channel.SOCIAL, Speaker.CUSTOMER, null, now, mention));
        say(interaction(Ids.next(), Channel.SOCIAL, Speaker.CUSTOMER, null, now, mention));

        // when
        awaitInTime(() -> get("/alerts?kind=topic&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].causes", equalTo(2))
                .body("items[0].customerId", nullValue())
                .body("items[0].explanation.facts", nullValue()));
    }

    @Test
    void who_waits_longer_than_promised_in_business_hours_alerts_until_answered() {
        var asked = now.minus(Duration.ofMinutes(230));
        say(interaction(customer, Channel.CHAT, Speaker.CUSTOMER, "talk-" + key, asked, null));
        var answered = Ids.next();
        say(interaction(answered, Channel.CHAT, Speaker.AGENT, "other-" + key, now, null));
        say(interaction(answered, Channel.CHAT, Speaker.CUSTOMER, "other-" + key, asked, null));
        awaitInTime(() -> post("/rules/previews", rule("minutes > 200", brand).replace("interaction", "waiting"))
                .statusCode(200)
                .body("examined", equalTo(2)));

        // when
        clock.advance(Duration.ofMinutes(11));

        awaitInTime(() -> get("/alerts?kind=unanswered&brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].customerId", equalTo(customer.toString()))
                .body("items[0].explanation.facts.businessMinutes", equalTo(241)));
        say(interaction(customer, Channel.CHAT, Speaker.AGENT, "talk-" + key, clock.instant(), null));
        awaitInTime(() -> get("/alerts?kind=unanswered&brand=" + brand).body("items[0].status", equalTo("resolved")));
    }

    @Test
    void business_hours_are_given_in_versions_and_count() {
        get("/business-hours/" + brand).body("version", equalTo(0)).body("weekly", hasSize(7));

        // when
        hours("{\"timeZone\":\"Asia/Shanghai\",\"weekly\":[],\"holidays\":[\"2026-10-01\"]}")
                .statusCode(200)
                .body("version", equalTo(1));

        say(interaction(customer, Channel.CHAT, Speaker.CUSTOMER, null, now.minus(Duration.ofHours(20)), null));
        awaitInTime(() -> post("/rules/previews", rule("minutes > 600", brand).replace("interaction", "waiting"))
                .statusCode(200)
                .body("matches", equalTo(1)));
        post("/rules/previews", rule("businessMinutes > 0", brand).replace("interaction", "waiting"))
                .statusCode(200)
                .body("matches", equalTo(0));
        hours("{\"timeZone\":\"Mars/Base\",\"weekly\":[],\"holidays\":[]}").statusCode(400);
        hours("{\"timeZone\":\"UTC\",\"weekly\":[{\"day\":\"someday\",\"from\":\"09:00\",\"until\":\"10:00\"}],"
                        + "\"holidays\":[]}")
                .statusCode(400);
        as(TestKeys.OTHER_BRAND).get("/business-hours/" + brand).then().statusCode(404);
        as(TestKeys.READ_ONLY)
                .body("{\"timeZone\":\"UTC\",\"weekly\":[],\"holidays\":[]}")
                .put("/business-hours/" + brand)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse hours(String body) {
        return as(TestKeys.ALL).body(body).put("/business-hours/" + brand).then();
    }

    private String rule(String condition, String of) {
        return """
                {"key":"%s","brand":"%s","name":"a rule","trigger":"interaction","condition":"%s","severity":5}""".formatted(key, of, condition.equals("negative") ? "sentiment == 'negative'" : condition);
    }

    private ValidatableResponse patch(String body) {
        return as(TestKeys.ALL).body(body).patch("/rules/" + key).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return as(TestKeys.ALL).body(body).post(path).then();
    }

    private static RequestSpecification as(String apiKey) {
        return given().header(TestKeys.HEADER, apiKey).contentType("application/json");
    }

    private static ValidatableResponse get(String path) {
        return as(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static void awaitInTime(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private StandingReason withdrawal(Instant at) {
        return Samples.withdrawal("emotion:anger", 1, 2, at);
    }

    private void stand(long revision, Segment segment, boolean vip, StandingReason... reasons) {
        var one = Samples.standing(customer, brand, revision, 1, 1, segment, now, reasons);
        topics.send(
                Topic.CUSTOMER_STANDINGS,
                customer.toString(),
                new CustomerStanding(
                        one.customerId(),
                        one.brand(),
                        one.revision(),
                        one.balance(),
                        one.previousBalance(),
                        one.entries(),
                        one.trend30d(),
                        one.segment(),
                        one.previousSegment(),
                        one.sentiment(),
                        one.churnRisk(),
                        one.valueTier(),
                        vip,
                        one.lastHeardAt(),
                        one.reasons(),
                        one.at()));
    }

    private void say(ScoredInteraction one) {
        topics.send(Topic.SCORED_INTERACTIONS, one.customerId().toString(), one);
    }

    private ScoredInteraction interaction(
            UUID who,
            Channel channel,
            Speaker speaker,
            @Nullable String conversation,
            Instant at,
            @Nullable IntentScore intent) {
        var id = Ids.next();
        var intents = intent == null ? new IntentScore[0] : new IntentScore[] {intent};
        var one = Samples.complaint(id, who, brand, "lumi-band", "en", at, intents);
        return new ScoredInteraction(
                id,
                1,
                one.source(),
                one.externalId(),
                who,
                brand,
                one.product(),
                null,
                channel,
                one.touchpoint(),
                speaker,
                speaker == Speaker.AGENT ? "agent-1" : null,
                conversation,
                null,
                null,
                List.of(),
                true,
                null,
                at,
                at,
                one.attributes(),
                false,
                one.score());
    }
}
