package io.heartline.alerting.contactpolicy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.alerting.Samples;
import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ContactDecisionFlowTest {
    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    private final String brand = "brand-" + UUID.randomUUID();
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String bootstrapServers;
    private Topics topics;

    ContactDecisionFlowTest(
            MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
        clock.set(NOON);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void a_confirmed_survey_keeps_the_next_one_waiting_and_a_released_one_does_not() {
        String first = decide(survey("nps"))
                .body("verdict", equalTo("allowed"))
                .extract()
                .path("decisionId");
        settle(first, "release").statusCode(204);
        settle(first, "release").statusCode(204);
        String second = decide(survey("nps"))
                .body("verdict", equalTo("allowed"))
                .body("status", equalTo("reserved"))
                .body("expiresAt", equalTo("2026-11-18T12:10:00.000Z"))
                .extract()
                .path("decisionId");
        settle(second, "confirm").statusCode(204);
        settle(second, "confirm").statusCode(204);

        // when
        var refused = decide(survey("nps"));

        refused.body("verdict", equalTo("refused"))
                .body("status", equalTo("refused"))
                .body("rule", equalTo("nps-gap"))
                .body("reason", containsString("180 days"))
                .body("refusals.rule", contains("nps-gap", "survey-gap"))
                .body("allowedFrom", equalTo("2027-05-17T12:00:00.000Z"))
                .body("expiresAt", nullValue())
                .body("inputs.history.contacts", hasSize(1))
                .body("inputs.timeZoneFrom", equalTo("policy"));
        decide(survey("csat"))
                .body("rule", equalTo("survey-gap"))
                .body("allowedFrom", equalTo("2026-12-18T12:00:00.000Z"));
        settle(first, "confirm").statusCode(409).body("code", equalTo("released"));
        get("/contact-decisions?customerId=" + customer + "&limit=3").body("items", hasSize(3));
        get("/contact-decisions/" + second)
                .body("status", equalTo("confirmed"))
                .body("settledAt", equalTo("2026-11-18T12:00:00.000Z"));
    }

    @Test
    void the_same_request_gets_the_same_decision_and_another_one_may_not_use_its_id() {
        var request = survey("csat");
        String id =
                decide(request).body("verdict", equalTo("allowed")).extract().path("decisionId");
        settle(id, "confirm").statusCode(204);

        // when
        var again = decide(request);

        again.body("decisionId", equalTo(id))
                .body("verdict", equalTo("allowed"))
                .body("status", equalTo("confirmed"));
        request.put("channel", "sms");
        post(request).statusCode(409).body("code", equalTo("request-id-reused"));
    }

    @Test
    void a_dry_run_reserves_nothing() {
        var request = survey("nps");
        request.put("dryRun", true);

        // when
        var tried = decide(request);

        String id = tried.body("verdict", equalTo("allowed"))
                .body("status", equalTo("tried"))
                .body("expiresAt", nullValue())
                .extract()
                .path("decisionId");
        settle(id, "confirm").statusCode(409).body("code", equalTo("nothing-reserved"));
        decide(request).body("verdict", equalTo("allowed"));
        decide(survey("nps")).body("verdict", equalTo("allowed"));
    }

    @Test
    void a_slot_that_nobody_confirms_is_free_again() {
        String id = decide(survey("nps")).extract().path("decisionId");
        decide(survey("nps"))
                .body("verdict", equalTo("refused"))
                .body("allowedFrom", equalTo("2026-11-18T12:10:00.000Z"));

        // when
        clock.advance(Duration.ofMinutes(10));

        decide(survey("nps")).body("verdict", equalTo("allowed"));
        settle(id, "confirm").statusCode(409).body("code", equalTo("reservation-expired"));
        get("/contact-decisions/" + id).body("status", equalTo("expired"));
    }

    @Test
    void the_last_slot_is_given_to_one_of_many_who_ask_at_once() throws Exception {
        List<Callable<String>> asking = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var request = message("service", "service");
            asking.add(() -> decide(request).extract().path("verdict"));
        }
        List<String> verdicts = new ArrayList<>();

        // when
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var answer : threads.invokeAll(asking)) {
                verdicts.add(answer.get());
            }
        }

        assertThat(verdicts).filteredOn("allowed"::equals).hasSize(2);
        decide(message("transactional", "service")).body("rule", equalTo("transactional-exempt"));
    }

    @Test
    void nobody_is_disturbed_at_night_wherever_they_live() {
        var policy = """
                {"defaultTimeZone": "UTC", "caps": [], "gaps": [],
                 "quietHours": {"from": "21:00", "to": "08:00", "messageClasses": ["marketing"],
                                "exceptChannels": []}}""";
        put("/contact-policies/" + brand, policy).statusCode(200).body("policy.quietHours.from", equalTo("21:00"));
        var request = message("marketing", "marketing");
        request.put("timeZone", "Asia/Shanghai");
        clock.set(Instant.parse("2026-11-18T13:30:00Z"));

        // when
        var refused = decide(request);

        refused.body("rule", equalTo("quiet-hours"))
                .body("reason", containsString("2026-11-18 21:30 (Asia/Shanghai)"))
                .body("allowedFrom", equalTo("2026-11-19T00:00:00.000Z"));
        var here = message("marketing", "marketing");
        here.put("timeZone", "Europe/London");
        decide(here).body("verdict", equalTo("allowed"));
    }

    @Test
    void a_brand_may_have_a_policy_of_its_own_and_its_zeros_say_never() {
        get("/contact-policies/" + brand).body("version", equalTo(0)).body("policy.gaps.days", contains(180, 30));
        var policy = """
                {"defaultTimeZone": "Europe/London", "caps": [{"messageClass": "marketing", "per": "day", "max": 0}],
                 "gaps": []}""";

        // when
        var put = put("/contact-policies/" + brand, policy);

        put.statusCode(200)
                .body("version", equalTo(1))
                .body("changedBy", equalTo("all"))
                .body("words", contains("marketing messages are never sent"));
        put("/contact-policies/" + brand, policy).statusCode(200).body("version", equalTo(1));
        decide(message("marketing", "marketing"))
                .body("rule", equalTo("cap-per-day"))
                .body("allowedFrom", nullValue())
                .body("refusals[0].change", equalTo("The cap must be raised."))
                .body("policyVersion", equalTo(1));
        for (int i = 0; i < 5; i++) {
            decide(message("service", "service")).body("verdict", equalTo("allowed"));
        }
        get("/contact-policies/" + brand + "/versions").body("items", hasSize(1));
    }

    @Test
    void a_policy_that_could_be_misread_is_refused() {
        var withoutCaps = "{\"defaultTimeZone\": \"UTC\", \"gaps\": []}";
        var zeroDays = "{\"defaultTimeZone\": \"UTC\", \"caps\": [], \"gaps\": [{\"days\": 0}]}";
        var withoutMax = "{\"defaultTimeZone\": \"UTC\", \"caps\": [{\"per\": \"day\"}], \"gaps\": []}";
        var text = "{\"defaultTimeZone\": \"UTC\", \"caps\": [{\"per\": \"day\", \"max\": \"0\"}], \"gaps\": []}";
        var transactional = """
                {"defaultTimeZone": "UTC", "gaps": [],
                 "caps": [{"messageClass": "transactional", "per": "day", "max": 1}]}""";
        var empty = """
                {"defaultTimeZone": "UTC", "gaps": [], "caps": [],
                 "quietHours": {"from": "08:00", "to": "08:00", "messageClasses": ["survey"], "exceptChannels": []}}""";

        // when
        var refusals = List.of(withoutCaps, zeroDays, withoutMax, text, transactional, empty).stream()
                .map(policy ->
                        put("/contact-policies/" + brand, policy).extract().statusCode())
                .toList();

        assertThat(refusals).containsOnly(400);
        get("/contact-policies/" + brand).body("version", equalTo(0));
    }

    @Test
    void whoever_is_on_the_list_is_not_contacted() {
        var path = "/customers/" + customer + "/do-not-contact";
        var entry = Map.of("brand", brand, "reason", "asked on the phone");
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(entry)
                .put(path)
                .then()
                .statusCode(200);

        // when
        var refused = decide(message("service", "service"));

        refused.body("rule", equalTo("do-not-contact")).body("allowedFrom", nullValue());
        decide(message("transactional", "service")).body("verdict", equalTo("allowed"));
        get(path).body("reason", equalTo("asked on the phone"));
        with(TestKeys.OTHER_BRAND).get(path).then().statusCode(404);
        with(TestKeys.ALL).delete(path).then().statusCode(204);
        with(TestKeys.ALL).delete(path).then().statusCode(404);
        decide(message("service", "service")).body("verdict", equalTo("allowed"));
    }

    @Test
    void merged_customers_share_their_past_until_the_merge_is_undone() {
        var other = Ids.next();
        String id = decide(survey("nps")).extract().path("decisionId");
        settle(id, "confirm").statusCode(204);
        var ofOther = survey("nps");
        ofOther.put("customerId", other);
        ofOther.put("dryRun", true);
        decide(ofOther).body("verdict", equalTo("allowed"));

        // when
        identity(other, customer, 2);

        await().untilAsserted(() -> decide(ofOther).body("rule", equalTo("nps-gap")));
        get("/contact-decisions?customerId=" + other).body("items.decisionId", hasItem(id));
        identity(other, other, 3);
        await().untilAsserted(() -> decide(ofOther).body("verdict", equalTo("allowed")));
    }

    @Test
    void an_invitation_counts_once_whether_its_decision_was_confirmed_or_not() {
        decide(survey("nps")).body("verdict", equalTo("allowed"));
        var request = survey("nps");
        request.put("dryRun", true);

        // when
        invited(customer, "after-nps", NOON.plusSeconds(20));

        await().untilAsserted(() -> decide(request).body("allowedFrom", equalTo("2027-05-17T12:00:20.000Z")));
        decide(request).body("inputs.history.contacts", hasSize(1));
        var another = Ids.next();
        invited(another, "after-nps", NOON);
        var ofAnother = survey("nps");
        ofAnother.put("customerId", another);
        ofAnother.put("dryRun", true);
        await().untilAsserted(() -> decide(ofAnother)
                .body("rule", equalTo("nps-gap"))
                .body("inputs.history.contacts[0].channel", equalTo("email")));
    }

    @Test
    void after_a_complaint_surveys_wait_and_answers_do_not() {
        var interaction = Ids.next();
        var complaint =
                Samples.complaint(interaction, customer, brand, "app", "en", NOON, new IntentScore("safety", 0.95));
        var request = survey("csat");
        request.put("dryRun", true);

        // when
        topics.send(Topic.SCORED_INTERACTIONS, customer, complaint);

        await().untilAsserted(() -> decide(request)
                .body("rule", equalTo("cool-down"))
                .body("allowedFrom", equalTo("2026-12-18T12:00:00.000Z")));
        decide(message("service", "service")).body("verdict", equalTo("allowed"));
    }

    @Test
    void the_endpoints_need_the_role_and_the_brand() {
        String id = decide(survey("nps")).extract().path("decisionId");

        // when
        var reader = with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(survey("nps"))
                .post("/contact-decisions")
                .then();

        reader.statusCode(403);
        with(TestKeys.OTHER_BRAND).get("/contact-decisions/" + id).then().statusCode(404);
        with(TestKeys.OTHER_BRAND)
                .post("/contact-decisions/" + id + "/confirm")
                .then()
                .statusCode(404);
        with(TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(survey("nps"))
                .post("/contact-decisions")
                .then()
                .statusCode(404);
        with(TestKeys.OTHER_BRAND).get("/contact-policies/" + brand).then().statusCode(404);
        var odd = survey("nps");
        odd.put("timeZone", "Mars/Olympus");
        post(odd).statusCode(400).body("errors[0].field", equalTo("timeZone"));
        post(message("survey", "survey")).statusCode(400).body("errors[0].field", equalTo("survey"));
    }

    private Map<String, Object> survey(String kind) {
        var request = message("survey", "survey");
        request.put("survey", Map.of("slug", "after-" + kind, "kind", kind));
        return request;
    }

    private Map<String, Object> message(String messageClass, String purpose) {
        return new HashMap<>(Map.of(
                "requestId",
                UUID.randomUUID(),
                "customerId",
                customer,
                "brand",
                brand,
                "channel",
                "email",
                "messageClass",
                messageClass,
                "purpose",
                purpose));
    }

    private void invited(UUID who, String survey, Instant at) {
        var invitation = new Invitation(Ids.next(), survey, Channel.EMAIL, who, brand, InvitationStatus.INVITED, at);
        topics.send(Topic.INVITATIONS, who, invitation);
    }

    private void identity(UUID id, UUID canonical, int revision) {
        topics.send(Topic.CUSTOMER_IDENTITIES, id, new CustomerIdentity(id, canonical, brand, revision, NOON));
    }

    private static ValidatableResponse decide(Map<String, Object> request) {
        return post(request).statusCode(200);
    }

    private static ValidatableResponse post(Map<String, Object> request) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(request)
                .post("/contact-decisions")
                .then();
    }

    private static ValidatableResponse put(String path, String body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse settle(String id, String how) {
        return with(TestKeys.ALL).post("/contact-decisions/" + id + "/" + how).then();
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
