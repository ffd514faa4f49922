package io.heartline.alerting.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.deque.html.axecore.playwright.AxeBuilder;
import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.contracts.Ids;
import io.heartline.testing.Chromium;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a browser: what they show, what can be done on them, by whom, and that nothing in them runs. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ConsoleTest {
    private static final String TOO_WIDE = """
            Array.from(document.querySelectorAll('body *'))
                .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll, nav'))
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)""";

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static Chromium chromium;

    private final Alerts alerts;
    private final Outreaches outreaches;
    private final MutableClock clock;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource("/")
    URI service;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Scene scene;

    ConsoleTest(Alerts alerts, Outreaches outreaches, MutableClock clock) {
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.clock = clock;
    }

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void set() {
        scene = new Scene(alerts, outreaches, clock);
    }

    private List<String> everything() {
        var crisis = scene.crisis();
        var shock = scene.shock();
        scene.silence();
        scene.schedule();
        return List.of(
                "?brand=" + scene.brand,
                "?state=resolved&kind=shock&severity=7&owner=-&brand=" + scene.brand,
                "/alerts/" + crisis,
                "/alerts/" + shock,
                "/alerts/" + scene.own(),
                "/cases?state=all&brand=" + scene.brand,
                "/cases/" + scene.inCase(),
                "/outreach?brand=" + scene.brand,
                "/outreach/" + scene.proposal(shock),
                "/on-call",
                "/silences?kind=shock&brand=" + scene.brand,
                "/rules",
                "/rules/vip-at-risk",
                "/rules/drift",
                "/rules/new");
    }

    @Test
    void every_page_is_accessible_in_both_languages_fits_a_phone_and_runs_nothing_that_was_planted() {
        var paths = everything();
        for (var language : List.of("en-GB", "zh-CN")) {
            List<String> complaints = new ArrayList<>();
            var page = Visitor.browser(chromium.browser(), service, TestKeys.ALL, language, complaints);
            for (var path : paths) {
                // when
                page.navigate(service.resolve(Desk.HOME + path).toString());

                assertThat(page.locator("html").getAttribute("lang"))
                        .isEqualTo(language.startsWith("zh") ? "zh-Hans" : "en");
                assertThat(page.locator(".sections").count()).as(path).isEqualTo(1);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(path)
                        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                        .isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(() -> path + " is too wide: " + page.evaluate(TOO_WIDE))
                        .isEqualTo(true);
                assertThat(page.evaluate("window.planted === undefined")).isEqualTo(true);
                assertThat(complaints).as(path).isEmpty();
            }
            page.context().close();
        }
    }

    @Test
    void what_was_planted_is_shown_as_it_is_without_its_tricks() {
        var own = scene.own();
        var one = scene.inCase();
        var visitor = Visitor.of(TestKeys.ALL);

        // when
        var page = visitor.get(Desk.HOME + "?brand=" + scene.brand);

        page.then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;window.planted=1"))
                .body(not(containsString("<script>window")))
                .body(not(containsString("\u202E")));
        for (var path : List.of("/alerts/" + own, "/cases/" + one)) {
            Visitor.of(TestKeys.ALL)
                    .get(Desk.HOME + path)
                    .then()
                    .statusCode(200)
                    .body(containsString("&lt;img src=x onerror"))
                    .body(not(containsString("<img")))
                    .body(not(containsString("\u202E")))
                    .body(not(containsString("\u200B")));
        }
    }

    @Test
    void an_alert_is_found_acknowledged_assigned_and_resolved_with_what_it_was_worth() {
        var alert = scene.shock();
        List<String> complaints = new ArrayList<>();
        var page = Visitor.browser(chromium.browser(), service, TestKeys.ALL, "en-GB", complaints);
        page.navigate(
                service.resolve(Desk.HOME + "?kind=shock&brand=" + scene.brand).toString());

        // when
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/alerts/" + alert);
        page.click("button[value=acknowledge]");
        page.fill("#f-assignee", "");
        page.click("button[value=assign]");
        assertThat(page.locator("[role=alert]").innerText()).contains("That did not work", "Who works on it");
        page.fill("#f-assignee", "ada");
        page.click("button[value=assign]");
        page.fill("#f-note", "We called.");
        page.selectOption("#f-verdict", "useful");
        page.click("button[value=resolve]");
        page.waitForSelector("button[value=outcome]");

        assertThat(page.locator("main").innerText()).contains("Resolved", "We called.", "Useful", "ada");
        get("/alerts/" + alert).body("status", equalTo("resolved")).body("resolution", equalTo("We called."));
        get("/alerts/" + alert + "/work").body("verdict", equalTo("useful")).body("assignee", equalTo("ada"));
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @Test
    void a_draft_is_worded_anew_and_approved_and_the_page_says_whether_it_may_leave() {
        var draft = scene.proposal(scene.shock());
        List<String> complaints = new ArrayList<>();
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            var page = Visitor.browser(chromium.browser(), service, TestKeys.ALL, "en-GB", complaints);
            page.navigate(service.resolve(Desk.HOME + "/outreach/" + draft).toString());
            assertThat(page.locator("main").innerText()).contains("It may leave now", "Severe harm", "data misuse");
            page.fill("#f-draft", "We are sorry. " + Scene.TRICK);
            page.click("button[value=reword]");
            assertThat(page.locator(".marked").first().innerText()).contains("We are sorry. <script>");

            // when
            page.click("button[value=approve]");

            assertThat(page.locator("button[value=approve]").count()).isZero();
            get("/outreach/" + draft)
                    .body("history.status", hasItem("approved"))
                    .body("draftVersion", equalTo(2));
            assertThat(page.evaluate("window.planted === undefined")).isEqualTo(true);
            assertThat(complaints).isEmpty();
            page.context().close();
        }
    }

    @Test
    void a_draft_that_may_not_leave_says_by_which_rule_and_what_would_have_to_change() {
        var draft = scene.proposal(scene.shock());
        var policy = "{\"defaultTimeZone\": \"UTC\", \"gaps\": [], \"caps\": [{\"per\": \"day\", \"max\": 0}]}";
        Scene.with(TestKeys.ALL)
                .body(policy)
                .put("/contact-policies/" + scene.brand)
                .then()
                .statusCode(200);

        // when
        var page = Visitor.of(TestKeys.READ_ONLY).get(Desk.HOME + "/outreach/" + draft);

        page.then()
                .statusCode(200)
                .body(containsString("It may not leave"))
                .body(containsString("too many contacts a day"))
                .body(containsString("The cap must be raised."));
        get("/outreach/" + draft + "/permission")
                .body("allowed", equalTo(false))
                .body("rule", equalTo("cap-per-day"))
                .body("refusals.rule", hasItem("cap-per-day"));
        given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                .get("/outreach/" + draft + "/permission")
                .then()
                .statusCode(404);
    }

    @Test
    void whoever_may_only_read_sees_no_forms_and_what_is_sent_all_the_same_is_refused() {
        var alert = scene.shock();
        var draft = scene.proposal(alert);
        var one = scene.inCase();
        scene.silence();
        scene.schedule();
        for (var path :
                List.of("/alerts/" + alert, "/outreach/" + draft, "/cases", "/cases/" + one, "/on-call", "/silences")) {
            // when
            var page = Visitor.of(TestKeys.READ_ONLY).get(Desk.HOME + path);

            page.then().statusCode(200).body(not(containsString("action=\"/console/inbox")));
            Visitor.of(TestKeys.READ_ONLY)
                    .formParam("do", "acknowledge")
                    .post(Desk.HOME + path)
                    .then()
                    .statusCode(403)
                    .body(containsString("Not for this key"));
        }
        get("/alerts/" + alert).body("status", equalTo("firing"));
        Visitor.of(TestKeys.READ_ONLY)
                .formParam("do", "save")
                .formParam("version", "0")
                .formParam("name", "mine now")
                .post(Desk.HOME + "/rules/estranged")
                .then()
                .statusCode(403);
    }

    @Test
    void a_form_of_another_site_changes_nothing_and_another_brand_is_not_there() {
        var alert = scene.shock();
        var session = Visitor.session(TestKeys.ALL);

        // when
        var foreign = given().cookie("heartline-session", session)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("do", "acknowledge")
                .post(Desk.HOME + "/alerts/" + alert);

        foreign.then().statusCode(403);
        get("/alerts/" + alert).body("status", equalTo("firing"));
        for (var path : List.of("/alerts/" + alert, "/cases/" + scene.inCase(), "/outreach/" + scene.proposal(alert))) {
            Visitor.of(TestKeys.OTHER_BRAND).get(Desk.HOME + path).then().statusCode(404);
            Visitor.of(TestKeys.OTHER_BRAND)
                    .formParam("do", "acknowledge")
                    .formParam("version", "1")
                    .post(Desk.HOME + path)
                    .then()
                    .statusCode(404);
        }
        Visitor.of(TestKeys.OTHER_BRAND)
                .get(Desk.HOME + "?brand=" + scene.brand)
                .then()
                .statusCode(200)
                .body(not(containsString(scene.brand)));
        given().redirects().follow(false).get(Desk.HOME + "/rules").then().statusCode(303);
    }

    @Test
    void a_case_is_taken_changed_answered_closed_and_opened_again() {
        var one = scene.inCase();
        var path = Desk.HOME + "/cases/" + one;
        send(path, Map.of("do", "acknowledge"), 303);
        send(path, Map.of("do", "close", "outcome", "solved", "note", "kept \"as\" it was"), 409);

        // when
        send(
                path,
                Map.of("do", "change", "version", version(one), "owner", "bo", "team", "", "rootCause", "data"),
                303);

        send(path, Map.of("do", "change", "version", "1", "owner", "someone else"), 409);
        send(path, Map.of("do", "comment", "comment", "told the team"), 303);
        send(path, Map.of("do", "respond", "kind", "apology", "channel", "call", "said", "by phone"), 303);
        send(path, Map.of("do", "respond", "kind", "outreach", "channel", "call"), 400);
        send(path, Map.of("do", "close", "outcome", "solved"), 303);
        get("/cases/" + one)
                .body("status", equalTo("closed"))
                .body("owner", equalTo("bo"))
                .body("rootCause", equalTo("data"))
                .body("comments.text", hasItem("told the team"));
        send(path, Map.of("do", "reopen", "reason", " "), 400);
        send(path, Map.of("do", "reopen", "reason", "not over"), 303);
        get("/cases/" + one).body("status", equalTo("open"));
        send(path, Map.of("do", "explode"), 400);
        send(path, Map.of("do", "change", "version", "x"), 400);
    }

    @Test
    void what_was_entered_stays_when_it_is_refused() {
        var one = scene.inCase();

        // when
        var page = Visitor.of(TestKeys.ALL)
                .formParam("do", "close")
                .formParam("outcome", "explained")
                .formParam("note", "a long story")
                .post(Desk.HOME + "/cases/" + one);

        page.then()
                .statusCode(409)
                .body(containsString("It has no root cause yet."))
                .body(containsString("a long story</textarea>"))
                .body(containsString("<option value=\"explained\" selected>"));
    }

    @Test
    void a_case_is_opened_by_hand_once_however_often_the_form_is_sent() {
        var id = Ids.next().toString();
        var form = Map.of("do", "open", "id", id, "title", "Called us", "brand", scene.brand, "severity", "6");

        // when
        send(Desk.HOME + "/cases", form, 303);
        send(Desk.HOME + "/cases", form, 303);

        get("/cases?brand=" + scene.brand).body("items", hasSize(1)).body("items[0].title", equalTo("Called us"));
        send(Desk.HOME + "/cases", Map.of("do", "open", "id", id, "title", "", "brand", scene.brand), 400);
    }

    @Test
    void a_silence_is_previewed_made_and_ended() {
        scene.shock();
        var form = new HashMap<>(Map.of(
                "do", "preview", "brand", scene.brand, "kind", "shock", "reason", "a migration", "length", "PT1H"));
        Visitor.of(TestKeys.ALL)
                .formParams(form)
                .post(Desk.HOME + "/silences")
                .then()
                .statusCode(200)
                .body(containsString("1 open alerts"))
                .body(containsString("value=\"a migration\""));

        // when
        form.put("do", "create");
        send(Desk.HOME + "/silences", form, 303);

        String id = get("/silences?current=true")
                .extract()
                .path("items.find { it.matchers[0].values[0] == '%s' }.id".formatted(scene.brand));
        send(Desk.HOME + "/silences", Map.of("do", "create", "reason", "everything", "length", "PT1H"), 400);
        send(Desk.HOME + "/silences", Map.of("do", "expire", "silence", id), 303);
        send(
                Desk.HOME + "/silences",
                Map.of("do", "expire", "silence", UUID.randomUUID().toString()),
                404);
    }

    @Test
    void a_rule_is_tried_then_saved_and_a_malformed_one_says_where() {
        var key = "rule-" + UUID.randomUUID();
        var rule = new HashMap<>(Map.of(
                "do",
                "preview",
                "key",
                key,
                "brand",
                scene.brand,
                "name",
                "Urgent",
                "trigger",
                "interaction",
                "condition",
                "urgency >= params.urgency",
                "params",
                "urgency = 0.7",
                "severity",
                "6"));
        Visitor.of(TestKeys.READ_ONLY)
                .formParams(rule)
                .post(Desk.HOME + "/rules/new")
                .then()
                .statusCode(200)
                .body(containsString("Would have fired"));

        // when
        rule.put("do", "save");
        send(Desk.HOME + "/rules/new", rule, 303);

        get("/rules/" + key).body("version", equalTo(1)).body("params.urgency", equalTo(0.7f));
        rule.put("version", "1");
        rule.put("params", "urgency = 0.9\n");
        send(Desk.HOME + "/rules/" + key, rule, 303);
        get("/rules/" + key).body("version", equalTo(2));
        send(Desk.HOME + "/rules/" + key, rule, 409);
        rule.put("params", "urgency");
        send(Desk.HOME + "/rules/" + key, rule, 400);
        rule.put("do", "preview");
        rule.put("params", "");
        rule.put("condition", "urgency >>> 3");
        Visitor.of(TestKeys.ALL)
                .formParams(rule)
                .post(Desk.HOME + "/rules/" + key)
                .then()
                .statusCode(400)
                .body(containsString("The condition cannot be read."))
                .body(containsString("urgency &gt;&gt;&gt; 3</textarea>"));
    }

    @Test
    void somebody_stands_in_and_is_taken_off_again() {
        scene.schedule();
        var form = new HashMap<>(Map.of("do", "stand-in", "schedule", "care-desk", "participant-care-desk", "Bo"));
        send(Desk.HOME + "/on-call", form, 400);
        var tomorrow = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        form.put("from-care-desk", tomorrow.withNano(0).toString());
        form.put("to-care-desk", tomorrow.plusHours(3).withNano(0).toString());

        // when
        send(Desk.HOME + "/on-call", form, 303);

        String id = get("/schedules/care-desk/overrides").extract().path("items[-1].id");
        send(Desk.HOME + "/on-call", Map.of("do", "remove", "schedule", "care-desk", "override-care-desk", id), 303);
        Visitor.of(TestKeys.OTHER_BRAND)
                .get(Desk.HOME + "/on-call")
                .then()
                .statusCode(200)
                .body(containsString("No schedule"));
    }

    @Test
    void the_list_goes_on_with_alerts_and_cases_in_one_order() {
        for (int i = 0; i < 30; i++) {
            scene.own();
            scene.plainCase();
        }
        var visited = new ArrayList<String>();
        var path = Desk.HOME + "?brand=" + scene.brand;

        // when
        while (path != null) {
            var html = Visitor.of(TestKeys.ALL)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            var page = Jsoup.parse(html);
            visited.addAll(page.select("table th[scope=row] a").eachAttr("href"));
            path = page.select(".csv a.button").isEmpty()
                    ? null
                    : page.select(".csv a.button").attr("href");
        }

        assertThat(visited).doesNotHaveDuplicates().hasSize(60);
        assertThat(visited.stream().filter(href -> href.contains("/cases/"))).hasSize(30);
    }

    @Test
    void the_stream_says_when_something_else_waits() {
        scene.crisis();
        List<String> complaints = new ArrayList<>();
        var page = Visitor.browser(chromium.browser(), service, TestKeys.ALL, "en-GB", complaints);
        page.navigate(service.resolve(Desk.HOME + "?brand=" + scene.brand).toString());

        // when
        var alert = scene.own();

        page.waitForSelector("a[href='" + Desk.HOME + "/alerts/" + alert + "']");
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    private void send(String path, Map<String, String> form, int status) {
        Visitor.of(TestKeys.ALL).formParams(form).post(path).then().statusCode(status);
    }

    private String version(UUID id) {
        return get("/cases/" + id).extract().path("version").toString();
    }

    private void register(LocalReceiver receiver) {
        Scene.with(TestKeys.ALL)
                .body(Map.of(
                        "name",
                        "sender of " + scene.brand,
                        "kind",
                        "webhook",
                        "url",
                        receiver.url(),
                        "secret",
                        LocalReceiver.SECRET,
                        "brands",
                        List.of(scene.brand),
                        "quotes",
                        true,
                        "handles",
                        List.of("outreach")))
                .post("/receivers")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.ALL).get(path).then().statusCode(200);
    }
}
