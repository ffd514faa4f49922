package io.heartline.alerting.outreach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.Samples;
import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Plays;
import io.heartline.alerting.play.Situation;
import io.heartline.alerting.wording.LocalModel;
import io.heartline.contracts.Arm;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class PlayFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final String key = "play-" + UUID.randomUUID();
    private final MutableClock clock;
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final Plays plays;
    private final Event<CaseSettled> cases;
    private final OutreachConfig config;
    private final OutreachRepository repository;
    private final Wordings wordings;
    private final PlaysDrawn drawn;
    private final Database database;
    private final String bootstrapServers;
    private Topics topics;

    PlayFlowTest(
            MutableClock clock,
            Alerts alerts,
            Outreaches outreaches,
            Plays plays,
            Event<CaseSettled> cases,
            OutreachConfig config,
            OutreachRepository repository,
            Wordings wordings,
            PlaysDrawn drawn,
            Database database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.plays = plays;
        this.cases = cases;
        this.config = config;
        this.repository = repository;
        this.wordings = wordings;
        this.drawn = drawn;
        this.database = database;
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
    void plays_are_versions_with_an_audit_and_nobody_overwrites_another() {
        make("\"action\": \"apologise\", \"audience\": \"vip\"").statusCode(201).body("version", equalTo(1));

        // when
        patch("/plays/" + key, "{\"version\": 1, \"delay\": \"PT2H\"}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("delay", equalTo("PT2H"))
                .body("audience", equalTo("vip"))
                .body("changedBy", notNullValue());

        patch("/plays/" + key, "{\"version\": 1, \"delay\": \"PT3H\"}")
                .statusCode(409)
                .body("code", equalTo("stale-version"));
        get("/plays/" + key + "/versions?limit=1")
                .body("items.version", contains(2))
                .body("nextCursor", notNullValue());
        get("/plays/apologise/versions").body("items[-1].changedBy", nullValue());
        make("\"action\": \"apologise\"").statusCode(409).body("code", equalTo("play-exists"));
        with(TestKeys.OTHER_BRAND).get("/plays/" + key).then().statusCode(404);
        with(TestKeys.READ_ONLY).get("/plays").then().statusCode(200).body("items.key", hasItem("reply-publicly"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"action\": \"apologise\", \"audience\": \"vip +\"",
                "\"action\": \"apologise\", \"audience\": \"nobody.knows\"",
                "\"action\": \"apologise\", \"rewards\": {\"currency\": \"EUR\", \"offers\": [{\"name\": {\"en\": \"x\"},"
                        + " \"amount\": 1}], \"budget\": {\"amount\": 1, \"period\": \"month\"}}",
                "\"action\": \"reward\"",
                "\"action\": \"reward\", \"rewards\": {\"currency\": \"EUR\", \"offers\": [{\"name\": {\"en\": \"x\"},"
                        + " \"amount\": 0}], \"budget\": {\"amount\": 1, \"period\": \"month\"}}",
                "\"action\": \"reward\", \"rewards\": {\"currency\": \"EURO\", \"offers\": [{\"name\": {\"en\": \"x\"},"
                        + " \"amount\": 1}], \"budget\": {\"amount\": 1, \"period\": \"month\"}}",
                "\"action\": \"dance\"",
                "\"action\": \"apologise\", \"delay\": \"P9D\"",
                "\"action\": \"apologise\", \"approval\": false, \"modelDrafts\": true",
                "\"action\": \"apologise\", \"channels\": [\"pigeon\"]",
                "\"action\": \"apologise\", \"variants\": []",
                "\"action\": \"apologise\", \"variants\": [{\"id\": \"a\", \"tone\": \"rude\", \"length\": \"short\"}]",
                "\"action\": \"apologise\", \"variants\": [{\"id\": \"a\", \"tone\": \"warm\", \"length\": \"short\","
                        + " \"template\": \"nobody-wrote-it\"}]",
                "\"action\": \"apologise\", \"surprise\": true",
            })
    void a_play_that_breaks_a_rule_is_refused(String parts) {
        // when
        var answer = make(parts);

        answer.statusCode(400).body("code", notNullValue());
        with(TestKeys.ALL).get("/plays/" + key).then().statusCode(404);
    }

    @Test
    void a_template_of_ones_own_words_the_draft_and_a_bad_one_is_refused_with_its_place() {
        post(
                        "/templates",
                        Map.of(
                                "key",
                                key,
                                "brand",
                                brand,
                                "name",
                                "ours",
                                "texts",
                                Map.of("en", "Hello,\nsorry {brand.getClass}", "zh", "{cdi:x}")))
                .statusCode(400)
                .body("code", equalTo("malformed-template"))
                .body("errors.field", contains("texts.en", "texts.zh"))
                .body("errors[0].message", containsString("line 2, column 7"));
        post("/templates/previews", Map.of("text", "About {event}.", "facts", Map.of("event", "the fire")))
                .statusCode(200)
                .body("text", equalTo("About the fire."));
        post("/templates/previews", Map.of("text", "{#for i in 9}x{/for}")).statusCode(400);
        post(
                        "/templates",
                        Map.of(
                                "key",
                                key,
                                "brand",
                                brand,
                                "name",
                                "ours",
                                "texts",
                                Map.of("en", "{brand} is sorry{#if emotion} that you felt {emotion}{/if}.")))
                .statusCode(201);
        make("\"action\": \"apologise\", \"priority\": 90, \"variants\": [{\"id\": \"ours\", \"tone\": \"warm\","
                        + " \"length\": \"short\", \"template\": \"" + key + "\"}]")
                .statusCode(201);
        var customer = customer(Arm.TREATMENT);

        // when
        consider(customer, false);

        get("/outreach?customerId=" + customer)
                .body("items[0].draft", equalTo(brand + " is sorry that you felt angry."))
                .body("items[0].variant", equalTo("ours"));
        patch("/templates/" + key, "{\"version\": 0, \"name\": \"x\"}").statusCode(409);
        patch("/templates/" + key, "{\"version\": 1, \"name\": \"x\"}")
                .statusCode(200)
                .body("version", equalTo(2));
        get("/templates/" + key + "/versions").body("items.version", contains(2, 1));
        with(TestKeys.OTHER_BRAND).get("/templates/" + key).then().statusCode(404);
    }

    @Test
    void rewards_never_exceed_their_budget_and_what_failed_gives_it_back() {
        make("\"action\": \"compensate\", \"priority\": 90, \"rewards\": {\"currency\": \"EUR\", \"offers\": ["
                        + "{\"name\": {\"en\": \"a voucher\"}, \"amount\": 20}], \"budget\": {\"amount\": 39.99,"
                        + " \"period\": \"year\"}}")
                .statusCode(201);
        var first = proposed();
        var second = proposed();
        var third = proposed();
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            var no = LocalReceiver.Answer.of(503);
            receiver.answer(no, no, no, no);

            // when
            approve(first).statusCode(200).body("status", equalTo("sent")).body("reward.amount", equalTo(20.0f));

            approve(second)
                    .statusCode(200)
                    .body("status", equalTo("suppressed"))
                    .body("reason", equalTo("budget-spent"));
            await().untilAsserted(() -> get("/outreach/" + first).body("status", equalTo("failed")));
            approve(third).statusCode(200).body("status", equalTo("sent"));
            await().untilAsserted(() -> get("/outreach/" + third).body("status", equalTo("delivered")));
            String delivery = get("/deliveries?subjectId=" + first).extract().path("items[0].id");
            with(TestKeys.ALL)
                    .post("/deliveries/" + delivery + "/replay")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("budget-spent"));
            get("/deliveries/" + delivery).body("status", equalTo("failed"));
            assertThat(receiver.messages()
                            .getLast()
                            .body()
                            .at("/data/reward/name")
                            .asText())
                    .isEqualTo("a voucher");
        }
    }

    @Test
    void many_who_approve_at_once_do_not_exceed_the_budget_together() throws Exception {
        make("\"action\": \"compensate\", \"priority\": 90, \"rewards\": {\"currency\": \"EUR\", \"offers\": ["
                        + "{\"name\": {\"en\": \"a voucher\"}, \"amount\": 10}], \"budget\": {\"amount\": 35,"
                        + " \"period\": \"year\"}}")
                .statusCode(201);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(proposed());
        }
        try (var receiver = LocalReceiver.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            register(receiver);

            // when
            var answers = threads.invokeAll(ids.stream()
                    .map(id -> (Callable<String>) () -> approve(id).extract().<String>path("status"))
                    .toList());

            List<String> ends = new ArrayList<>();
            for (var answer : answers) {
                ends.add(answer.get());
            }
            assertThat(ends)
                    .containsOnly("sent", "suppressed")
                    .filteredOn("sent"::equals)
                    .hasSize(3);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(3));
        }
    }

    @Test
    void what_became_wrong_since_its_proposal_is_not_sent() {
        make("\"action\": \"apologise\", \"priority\": 90, \"stops\": [\"new-complaint\", \"resolved\","
                        + " \"case-closed\"]")
                .statusCode(201);
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        var complained = proposedOf(customer);
        var resolved = proposed();
        var closed = proposed();
        String alert = get("/outreach/" + resolved).extract().path("alertId");
        String other = get("/outreach/" + closed).extract().path("alertId");
        clock.advance(Duration.ofSeconds(1));
        topics.send(Topic.SCORED_INTERACTIONS, customer, complaint(customer));
        with(TestKeys.ALL).post("/alerts/" + alert + "/resolve").then().statusCode(200);
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            await().untilAsserted(() -> with(TestKeys.ALL)
                    .get("/customers/" + customer + "/export")
                    .then()
                    .body("parts.heard", hasSize(1)));

            // when
            QuarkusTransaction.requiringNew().run(() -> cases.fire(new CaseSettled(UUID.fromString(other))));

            get("/outreach/" + closed).body("status", equalTo("suppressed")).body("reason", equalTo("case-closed"));
            approve(complained).body("status", equalTo("suppressed")).body("reason", equalTo("new-complaint"));
            approve(resolved).body("status", equalTo("suppressed")).body("reason", equalTo("resolved"));
            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    void an_answer_is_noted_and_one_that_shows_annoyance_says_so() {
        var pleased = customer(Arm.TREATMENT);
        var annoyed = customer(Arm.TREATMENT);
        consider(pleased, false);
        consider(annoyed, false);
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            for (var customer : List.of(pleased, annoyed)) {
                var id = proposedOf(customer);
                approve(id).statusCode(200);
                await().untilAsserted(() -> get("/outreach/" + id).body("status", equalTo("delivered")));
            }
        }
        clock.advance(Duration.ofMinutes(5));

        // when
        topics.send(Topic.SCORED_INTERACTIONS, pleased, complaint(pleased));
        topics.send(
                Topic.SCORED_INTERACTIONS,
                annoyed,
                Samples.inReplyTo(complaint(annoyed), last(annoyed).outreachId()));

        await().untilAsserted(() -> {
            assertThat(last(pleased).status()).isEqualTo(OutreachStatus.ANSWERED);
            assertThat(last(pleased).reason()).isNull();
            assertThat(last(annoyed).status()).isEqualTo(OutreachStatus.ANSWERED);
            assertThat(last(annoyed).reason()).isEqualTo("annoyed");
        });
        clock.advance(config.annoyanceWindow().plus(Duration.ofMinutes(1)));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(last(pleased).status()).isEqualTo(OutreachStatus.CLOSED));
    }

    @Test
    void an_override_is_a_crossover_of_the_control_arm() {
        var customer = customer(Arm.CONTROL);
        consider(customer, false);
        var alert = published(customer).getFirst().alertId();
        var request = Map.of("alertId", String.valueOf(alert), "reason", "the mayor asked");
        given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(request)
                .post("/outreach/overrides")
                .then()
                .statusCode(409);

        // when
        post("/outreach/overrides", request)
                .statusCode(201)
                .body("arm", equalTo("control"))
                .body("crossover", equalTo(true))
                .body("status", equalTo("proposed"))
                .body("draft", notNullValue());

        post("/outreach/overrides", request).statusCode(409).body("code", equalTo("nothing-to-override"));
        get("/outreach?customerId=" + customer).body("items", hasSize(1));
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            approve(proposedOf(customer)).body("status", equalTo("sent"));
            await().untilAsserted(() -> assertThat(last(customer).status()).isEqualTo(OutreachStatus.DELIVERED));
        }
        assertThat(last(customer).arm()).isEqualTo(Arm.CONTROL);
    }

    @Test
    void who_worded_a_draft_anew_is_kept_and_only_what_was_read_is_approved() {
        var id = proposed();
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("version", 1, "text", "We call you today."))
                .patch("/outreach/" + id + "/draft")
                .then()
                .statusCode(200)
                .body("draft", equalTo("We call you today."))
                .body("drafts.origin", contains("template", "person"))
                .body("drafts[1].author", notNullValue());
        try (var receiver = LocalReceiver.start()) {
            register(receiver);

            // when
            post("/outreach/" + id + "/approve", Map.of("draftVersion", 1))
                    .statusCode(409)
                    .body("code", equalTo("stale-draft"));

            post("/outreach/" + id + "/approve", Map.of("draftVersion", 2)).statusCode(200);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            assertThat(receiver.messages().getFirst().body().at("/data/text").asText())
                    .isEqualTo("We call you today.");
        }
        patch("/outreach/" + id + "/draft", "{\"version\": 2, \"text\": \"too late\"}")
                .statusCode(409)
                .body("code", equalTo("not-proposed"));
    }

    @Test
    void what_needs_no_approval_leaves_by_itself_after_its_delay_by_the_first_channel_that_is_open() {
        make("\"action\": \"apologise\", \"priority\": 90, \"approval\": false, \"delay\": \"PT1H\","
                        + " \"channels\": [\"sms\", \"email\"]")
                .statusCode(201);
        with(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"defaultTimeZone\": \"UTC\", \"gaps\": [], \"quietHours\": null, \"caps\": ["
                        + "{\"channel\": \"sms\", \"per\": \"day\", \"max\": 0}]}")
                .put("/contact-policies/" + brand)
                .then()
                .statusCode(200);
        var customer = customer(Arm.TREATMENT);
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            consider(customer, false);
            var id = proposedOf(customer);
            get("/outreach/" + id).body("status", equalTo("approved")).body("sendAfter", notNullValue());

            // when
            clock.advance(Duration.ofHours(1).plusSeconds(1));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> get("/outreach/" + id).body("status", equalTo("delivered")));
            get("/outreach/" + id).body("channel", equalTo("email"));
        }
        var harmed = customer(Arm.TREATMENT);
        consider(harmed, true);
        get("/outreach?customerId=" + harmed).body("items[0].status", equalTo("proposed"));
    }

    @Test
    void a_preview_says_what_a_play_would_have_done_and_does_nothing() {
        consider(customer(Arm.TREATMENT), false);
        consider(customer(Arm.TREATMENT), false);
        consider(customer(Arm.CONTROL), false);
        var trial = "{\"days\": 7, \"play\": {\"key\": \"" + key + "\", \"brand\": \"" + brand
                + "\", \"name\": \"x\", \"cause\": {\"kinds\": [\"drift\"]}, \"audience\": \"%s\","
                + " \"action\": \"apologise\"}}";

        // when
        var tried = postText("/plays/previews", trial.formatted("!vip"));

        tried.statusCode(200)
                .body("examined", equalTo(3))
                .body("caused", equalTo(3))
                .body("audience", equalTo(3))
                .body("truncated", equalTo(false));
        int control = tried.extract().path("control");
        int proposed = tried.extract().path("proposed");
        assertThat(control + proposed).isEqualTo(3);
        postText("/plays/previews", trial.formatted("vip"))
                .body("caused", equalTo(3))
                .body("audience", equalTo(0));
        with(TestKeys.ALL).get("/plays/" + key).then().statusCode(404);
    }

    @Test
    void a_new_fan_is_thanked() {
        var customer = Ids.next();
        while (draw().arm(plays.play("thank"), customer) != Arm.TREATMENT) {
            customer = Ids.next();
        }
        var fan = customer;

        // when
        topics.send(
                Topic.CUSTOMER_STANDINGS, fan, Samples.standing(fan, brand, 1, 3, 4, Segment.NEW_FAN, clock.instant()));

        await().untilAsserted(() -> get("/outreach?customerId=" + fan)
                .body("items", hasSize(1))
                .body("items[0].play", equalTo("thank"))
                .body("items[0].draft", containsString("hank you")));
    }

    @Test
    void a_public_complaint_without_an_answer_is_replied_to_where_it_stands() {
        var customer = Ids.next();
        while (draw().arm(plays.play("reply-publicly"), customer) != Arm.TREATMENT) {
            customer = Ids.next();
        }
        var author = customer;
        var review = UUID.randomUUID();
        var dayAgo = clock.instant().minus(Duration.ofHours(25));
        topics.send(Topic.SCORED_INTERACTIONS, author, Samples.complaint(review, author, brand, "app", "zh", dayAgo));
        await().untilAsserted(() -> get("/outreach?customerId=" + author)
                .body("items", hasSize(1))
                .body("items[0].play", equalTo("reply-publicly"))
                .body("items[0].draft", containsString("请私信联系我们")));
        try (var receiver = LocalReceiver.start()) {
            register(receiver);

            // when
            approve(proposedOf(author)).statusCode(200).body("status", equalTo("sent"));

            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            var data = receiver.messages().getFirst().body().path("data");
            assertThat(data.at("/inReplyTo/interactionId").asText()).isEqualTo(review.toString());
            assertThat(data.at("/inReplyTo/source").asText()).isEqualTo("test");
            assertThat(data.path("purpose").asText()).isEqualTo("service");
        }
    }

    @Test
    void a_crisis_is_told_its_posture_and_first_words_in_two_languages() {
        var id = QuarkusTransaction.requiringNew()
                .call(() -> alerts.raise(new Finding(
                                AlertKind.CRISIS,
                                "crisis:" + brand,
                                Subject.scope(brand, ScopeKind.PRODUCT, "lumi-band"),
                                7,
                                "Unusually many complaints",
                                Map.of(
                                        "aspects",
                                        List.of(Map.of("value", "reliability", "complaints", 9, "expected", 0.4))),
                                List.of(),
                                clock.instant()))
                        .alertId());

        // when
        get("/alerts/" + id + "/posture")
                .body("cluster", equalTo("accidental"))
                .body("posture", equalTo("justify"))
                .body("statements.en", containsString("lumi-band: the reliability"))
                .body("statements.zh", containsString("lumi-band出现了问题：可靠性问题"))
                .body("source", containsString("Coombs"));

        get("/alerts/" + id + "/posture?cluster=victim").body("posture", equalTo("inform"));
        with(TestKeys.ALL).get("/alerts/" + id + "/posture?cluster=odd").then().statusCode(400);
        with(TestKeys.OTHER_BRAND).get("/alerts/" + id + "/posture").then().statusCode(404);
    }

    @Test
    void a_model_words_the_draft_of_a_play_that_wants_it_once_and_never_over_a_person() throws Exception {
        make("\"action\": \"apologise\", \"priority\": 90, \"modelDrafts\": true")
                .statusCode(201);
        var worded = proposed();
        var edited = proposed();
        patch("/outreach/" + edited + "/draft", "{\"version\": 1, \"text\": \"By hand.\"}")
                .statusCode(200);
        try (var model = LocalModel.saying("Hello, we are truly sorry about your delivery.")) {

            // when
            draft(model);

            get("/outreach/" + worded)
                    .body("draft", equalTo("Hello, we are truly sorry about your delivery."))
                    .body("status", equalTo("proposed"))
                    .body("drafts.origin", contains("template", "model"));
            get("/outreach/" + edited).body("draft", equalTo("By hand."));
            draft(model);
            get("/outreach/" + worded).body("draftVersion", equalTo(2));
        }
        var refused = proposed();
        String template = get("/outreach/" + refused).extract().path("draft");
        try (var model = LocalModel.saying("You get 50 euros tomorrow, guaranteed.")) {
            draft(model);
        }
        get("/outreach/" + refused).body("draft", equalTo(template)).body("drafts.origin", contains("template"));
    }

    /** Passes take so many at a time, and first what other tests left. */
    private void draft(LocalModel model) throws InterruptedException {
        while (QuarkusTransaction.requiringNew()
                .call(() -> !repository.unworded(1).isEmpty())) {
            drafting(model).pass();
        }
    }

    private ModelDrafting drafting(LocalModel model) {
        return new ModelDrafting(repository, wordings, drawn, model.wordsmith(), database, new ObjectMapper(), clock);
    }

    private ScoredInteraction complaint(UUID customer) {
        return Samples.complaint(UUID.randomUUID(), customer, brand, "app", "en", clock.instant());
    }

    private Draw draw() {
        return new Draw(config.seed(), config.controlPercent() / 100.0);
    }

    /** Whom the brand's play, or else the shipped apology, draws for an arm. */
    private UUID customer(Arm arm) {
        var play =
                with(TestKeys.ALL).get("/plays/" + key).statusCode() == 200 ? plays.play(key) : plays.play("apologise");
        var customer = Ids.next();
        while (draw().arm(play, customer) != arm) {
            customer = Ids.next();
        }
        return customer;
    }

    private String proposed() {
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        return proposedOf(customer);
    }

    private String proposedOf(UUID customer) {
        return get("/outreach?customerId=" + customer).extract().path("items[0].id");
    }

    private void consider(UUID customer, boolean severeHarm) {
        QuarkusTransaction.requiringNew().run(() -> {
            var raised = alerts.raise(new Finding(
                    AlertKind.DRIFT,
                    "drift:" + customer,
                    Subject.customer(brand, customer),
                    4,
                    "A customer is drifting away",
                    Map.of(),
                    List.of(),
                    clock.instant()));
            var situation = new Situation("en", null, null, "delivery", "quality", Emotion.ANGER);
            var occasion = Occasion.of(AlertKind.DRIFT, "drift", 4);
            outreaches.consider(new Trigger(raised.alertId(), customer, brand, severeHarm, situation, occasion));
        });
    }

    private void register(LocalReceiver receiver) {
        post(
                        "/receivers",
                        Map.of(
                                "name",
                                "sender of " + brand + UUID.randomUUID(),
                                "kind",
                                "webhook",
                                "url",
                                receiver.url(),
                                "secret",
                                LocalReceiver.SECRET,
                                "brands",
                                List.of(brand),
                                "quotes",
                                true,
                                "handles",
                                List.of("outreach")))
                .statusCode(201);
    }

    private List<Outreach> published(UUID customer) {
        return await().until(
                        () -> topics.read(Topic.OUTREACH, Outreach.class).stream()
                                .filter(step -> step.customerId().equals(customer))
                                .toList(),
                        steps -> !steps.isEmpty());
    }

    private Outreach last(UUID customer) {
        return published(customer).getLast();
    }

    private ValidatableResponse make(String parts) {
        return postText(
                "/plays",
                "{\"key\": \"" + key + "\", \"brand\": \"" + brand
                        + "\", \"name\": \"Ours\", \"cause\": {\"kinds\": [\"drift\"]}, " + parts + "}");
    }

    private static ValidatableResponse approve(String id) {
        return with(TestKeys.ALL).post("/outreach/" + id + "/approve").then();
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse postText(String path, String body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse patch(String path, String body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .patch(path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
