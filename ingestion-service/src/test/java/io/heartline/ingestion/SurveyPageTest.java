package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Topic;
import io.heartline.contracts.VoiceCoverage;
import io.heartline.testing.Chromium;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
@QuarkusTestResource(SurveyPeers.class)
class SurveyPageTest {
    @SuppressWarnings("NullAway.Init") // started before the first test
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource("/")
    URI service;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static String survey(String kind, String rest) {
        var slug = unique("survey");
        post("/surveys", """
                {"slug": "%s", "brand": "aurora-air", "brandName": "Aurora Air", "kind": "%s", "touchpoint": "delivery" %s}""".formatted(slug, kind, rest))
                .statusCode(201)
                .body("version", is(1))
                .body("state", is("active"));
        return slug;
    }

    /** The path of a new link to a survey. */
    private static String link(String slug, String channel, String language) {
        return URI.create(post("/surveys/" + slug + "/invitations", """
                        {"customer": {"kind": "external-id", "value": "%s"}, "channel": "%s", "language": %s}""".formatted(
                                        unique("C"), channel, language.isEmpty() ? "null" : "\"" + language + "\""))
                        .statusCode(200)
                        .body("status", is("invited"))
                        .body("url", notNullValue())
                        .extract()
                        .<String>path("url"))
                .getPath();
    }

    private BrowserContext phone(String locale, boolean scripts) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setLocale(locale)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(scripts));
    }

    private String at(String path) {
        return service.resolve(path).toString();
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private static List<Interaction> answers(String survey) {
        return topic(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(interaction -> interaction.source().equals(survey))
                .toList();
    }

    private static List<InvitationStatus> steps(String survey) {
        return topic(Topic.INVITATIONS, Invitation.class).stream()
                .filter(step -> step.survey().equals(survey))
                .map(Invitation::status)
                .toList();
    }

    private static <T> List<T> topic(Topic topic, Class<T> type) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(topic, type);
        }
    }

    @Test
    void a_page_works_on_a_phone_without_a_script_and_answering_twice_revises() {
        var slug = survey("nps", "");
        var path = link(slug, "link", "");
        try (var context = phone("en-GB", false)) {
            var page = context.newPage();
            page.navigate(at(path));
            assertThat(page.locator("h1").innerText()).contains("recommend Aurora Air");
            page.locator("input[value=\'9\']").check();
            page.locator("button").first().click();
            assertThat(page.locator("h1").innerText()).contains("main reason");
            page.locator("textarea").fill("On time, call +44 20 7946 0958");
            page.locator("button").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Thank you");

            // when
            page.locator("a").click();
            page.locator("input[value=\'2\']").check();
            page.locator("button").first().click();
        }

        await().untilAsserted(() -> assertThat(answers(slug)).hasSize(3));
        var published = answers(slug);
        assertThat(published).extracting(Interaction::version).containsExactly(1, 2, 3);
        assertThat(published)
                .extracting(Interaction::id)
                .containsOnly(published.getFirst().id());
        assertThat(published)
                .extracting(one -> one.ratings().getFirst().value())
                .containsExactly(9.0, 9.0, 2.0);
        assertThat(published.get(1).text()).isEqualTo("On time, call [phone]");
        assertThat(published.get(1).question()).contains("main reason");
        await().untilAsserted(() -> assertThat(steps(slug))
                .containsExactly(
                        InvitationStatus.INVITED,
                        InvitationStatus.SHOWN,
                        InvitationStatus.STARTED,
                        InvitationStatus.ANSWERED));
        as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/response-rate")
                .then()
                .statusCode(200)
                .body("prompts.answered", is(1))
                .body("responseRate.n", is(1))
                .body("responseRate.value", is(1.0f));
        as(TestKeys.OTHER_BRAND).get("/surveys/" + slug + "/prompts").then().statusCode(404);
    }

    @Test
    void an_event_leads_to_an_email_a_page_an_answer_and_a_refusal_of_the_next_invitation() throws Exception {
        var slug = survey("nps", """
                , "triggers": [{"type": "purchase", "amountMin": 20}], "channels": ["email"]""");
        var customer = unique("C");
        var address = customer.toLowerCase(Locale.ROOT) + "@example.org";
        buy(customer, 5);
        var id = as(TestKeys.READ_ONLY)
                .get("/customers?kind=external-id&value=" + customer)
                .then()
                .extract()
                .<String>path("items[0].id");
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"channel\": \"email\", \"address\": \"" + address + "\"}")
                .put("/customers/" + id + "/contact-points")
                .then()
                .statusCode(200);
        buy(customer, 20);
        await().untilAsserted(() -> assertThat(SurveyPeers.mailTo(address)).hasSize(1));
        var mail = SurveyPeers.mailTo(address).getFirst();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/unsubscribe/");
        var link = Pattern.compile("http://127\\.0\\.0\\.1(/s/[A-Za-z0-9_-]{43})\\?score=3")
                .matcher(html(mail));
        assertThat(link.find()).isTrue();

        // when
        try (var context = phone("zh-CN", false)) {
            var page = context.newPage();
            page.navigate(at(link.group(1) + "?score=3"));
            page.locator("button").first().click();
            page.locator("textarea").fill("等了两个小时");
            page.locator("button").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("谢谢");
        }

        await().untilAsserted(() -> assertThat(answers(slug)).hasSize(2));
        var answer = answers(slug).getLast();
        assertThat(answer.customerId()).hasToString(id);
        assertThat(answer.text()).isEqualTo("等了两个小时");
        assertThat(answer.ratings().getFirst().value()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(steps(slug)).endsWith(InvitationStatus.ANSWERED));
        await().untilAsserted(() -> assertThat(SurveyPeers.outcomes(id)).containsExactly("confirm"));
        buy(customer, 300);
        await().untilAsserted(() -> as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts?state=declined")
                .then()
                .body("items", hasSize(1))
                .body("items[0].declined.rule", is("nps-gap"))
                .body("items[0].declined.allowedFrom", is("2031-02-03T04:05:06.000Z")));
        post("/surveys/" + slug + "/invitations", """
                {"customer": {"kind": "external-id", "value": "%s"}, "dryRun": true}""".formatted(customer))
                .body("status", is("declined"))
                .body("declined.allowedFrom", is("2031-02-03T04:05:06.000Z"));
        assertThat(SurveyPeers.mailTo(address)).hasSize(1);
    }

    private static String html(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            return html(parts.getBodyPart(parts.getCount() - 1));
        }
        return part.getContent().toString();
    }

    private static void buy(String customer, int amount) {
        post("/customer-events", """
                {"source": "tests", "externalId": "%s", "customer": {"kind": "external-id", "value": "%s"},
                 "brand": "aurora-air", "type": "purchase", "amount": %d, "currency": "EUR"}""".formatted(unique("buy"), customer, amount)).statusCode(202);
    }

    @Test
    void pages_have_no_axe_violation_in_english_and_chinese_and_work_by_keyboard_alone() {
        for (var locale : List.of("en-GB", "zh-CN", "zh-TW")) {
            var slug = survey("csat", "");
            var path = link(slug, "link", "");
            try (var context = phone(locale, true)) {
                var page = context.newPage();
                page.navigate(at(path));
                assertThat(page.locator("html").getAttribute("lang"))
                        .isEqualTo(locale.equals("en-GB") ? "en" : locale.equals("zh-CN") ? "zh" : "zh-Hant");
                assertAccessible(page);
                assertFits(page);
                page.keyboard().press("Tab");
                page.keyboard().press("Space");
                page.keyboard().press("ArrowRight");
                page.keyboard().press("Enter");
                page.waitForURL(url -> url.contains("q=why"));
                assertAccessible(page);
                page.keyboard().press("Tab");
                page.keyboard().type(locale.equals("en-GB") ? "Fine" : "还可以");
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
                page.waitForSelector("a");
                assertAccessible(page);
            }
            await().untilAsserted(() -> assertThat(answers(slug)).last().satisfies(answer -> {
                assertThat(answer.version()).isEqualTo(2);
                assertThat(answer.ratings().getFirst().value()).isEqualTo(2);
                assertThat(answer.text()).isIn("Fine", "还可以");
            }));
        }
    }

    @Test
    void fetching_a_link_with_a_score_marks_it_and_answers_nothing() {
        var slug = survey("nps", "");
        var path = link(slug, "link", "zh-CN");

        // when
        for (int i = 0; i < 3; i++) {
            given().header("Accept-Language", "en")
                    .get(path + "?score=10&utm_source=mail")
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", is("no-referrer"))
                    .header("X-Content-Type-Options", is("nosniff"))
                    .header("Cache-Control", is("no-store"))
                    .header("Content-Language", is("zh"))
                    .body(containsString("value=\"10\" required checked"));
        }

        as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts")
                .then()
                .body("items.state", is(List.of("shown")))
                .body("items.startedAt", everyItem(nullValue()));
        assertThat(answers(slug)).isEmpty();
    }

    @Test
    void links_that_are_wrong_or_answers_that_do_not_fit_give_friendly_pages() {
        var path = link(survey("nps", ", \"reviseWithin\": \"PT0S\""), "link", "");
        given().get("/s/" + "A".repeat(43)).then().statusCode(404).body(containsString("This link does not work"));
        given().header("Accept-Language", "zh-CN")
                .get("/s/short")
                .then()
                .statusCode(404)
                .body(containsString("此链接无法打开"));
        form(path, "score", "11").statusCode(422).body(containsString("Please choose an answer."));
        form(path, "nothing", "1").statusCode(422);
        form(path, "score", "7").statusCode(303);
        form(path, "why", "长".repeat(4_001)).statusCode(422).body(containsString("longer than 4,000"));

        // when
        form(path, "why", "").statusCode(303);

        given().get(path).then().statusCode(410).body(containsString("You have answered already"));
        form(path, "score", "1").statusCode(410);
    }

    private static ValidatableResponse form(String path, String question, String answer) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("question", question)
                .formParam("answer", answer)
                .post(path)
                .then();
    }

    @Test
    void the_widget_asks_on_a_page_with_a_strict_policy_by_keyboard_and_without_axe_violations() throws IOException {
        var slug = survey("ces", "");
        var token = link(slug, "widget", "en").substring("/s/".length());
        List<String> complaints = new ArrayList<>();
        var origin = at("/").replaceAll("/$", "");
        var host = host(origin, token);
        try (var context = chromium.browser().newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("http://127.0.0.1:" + host.getAddress().getPort() + "/");
            page.waitForSelector("fieldset");
            assertAccessible(page);
            // The page keeps the focus until the reader comes.
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("BODY");

            // when
            page.locator("input").first().focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            page.waitForSelector("textarea");
            assertAccessible(page);
            page.keyboard().type("Too many steps");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForSelector("[role=status]");
            assertAccessible(page);
            page.keyboard().press("Escape");
        } finally {
            host.stop(0);
        }

        assertThat(complaints).isEmpty();
        await().untilAsserted(() -> assertThat(answers(slug)).last().satisfies(answer -> {
            assertThat(answer.ratings().getFirst().value()).isEqualTo(2);
            assertThat(answer.text()).isEqualTo("Too many steps");
        }));
        assertThat(steps(slug)).endsWith(InvitationStatus.ANSWERED);
    }

    /** Somebody's web page, which allows the widget's origin and nothing else. */
    private static HttpServer host(String origin, String token) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var html = """
                <!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>A shop</h1></main>
                <script src="%s/widget.js" data-token="%s" async></script></body></html>""".formatted(origin, token).getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src " + origin + "; connect-src " + origin);
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
            }
        });
        server.start();
        return server;
    }

    @Test
    void an_app_fetches_its_prompts_and_says_what_became_of_them() {
        var slug = survey("love", ", \"channels\": [\"in-app\"]");
        var customer = unique("C");
        var invitation = """
                {"customer": {"kind": "external-id", "value": "%s"}, "requestId": "%s"}""".formatted(customer, UUID.randomUUID());
        var id = post("/surveys/" + slug + "/invitations", invitation)
                .body("status", is("invited"))
                .extract()
                .<String>path("promptId");
        post("/surveys/" + slug + "/invitations", invitation).body("promptId", is(id));
        var query = "/prompts?kind=external-id&brand=aurora-air&value=" + customer;
        as(TestKeys.INGEST_ONLY)
                .get(query)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(id))
                .body("items[0].question.kind", is("love"))
                .body("items[0].url", containsString("/s/"));
        as(TestKeys.READ_ONLY).get(query).then().statusCode(403);
        as(TestKeys.OTHER_BRAND).get(query).then().statusCode(400);
        post("/prompts/" + id + "/steps", "{\"step\": \"shown\"}").statusCode(204);

        // when
        post("/prompts/" + id + "/answers", "{\"answers\": [{\"question\": \"score\", \"score\": 1}]}")
                .statusCode(200)
                .body("status", is("started"))
                .body("question.id", is("why"));
        post("/prompts/" + id + "/answers", "{\"answers\": [{\"question\": \"score\", \"score\": 2}]}")
                .statusCode(400)
                .body("errors[0].code", is("unfit-answer"));
        post("/prompts/" + id + "/answers", "{\"answers\": [{\"question\": \"why\", \"text\": \"Always kind\"}]}")
                .body("status", is("answered"))
                .body("question", nullValue());

        as(TestKeys.INGEST_ONLY).get(query).then().body("items", empty());
        as(TestKeys.READ_ONLY).get("/prompts/" + id).then().body("state", is("answered"));
        as(TestKeys.OTHER_BRAND).get("/prompts/" + id).then().statusCode(404);
    }

    @Test
    void a_new_version_is_asked_later_and_the_old_one_stays_with_whoever_was_asked() {
        var slug = survey("csat", "");
        var before = link(slug, "link", "en");

        // when
        as(TestKeys.ALL)
                .contentType("application/json")
                .body(
                        "{\"questions\": [{\"id\": \"stars\", \"kind\": \"csat\", \"text\": {\"en\": \"How was the meal?\"}}]}")
                .patch("/surveys/" + slug)
                .then()
                .statusCode(200)
                .body("version", is(2));

        given().get(before).then().statusCode(200).body(containsString("How satisfied are you"));
        given().get(link(slug, "link", "en")).then().statusCode(200).body(containsString("How was the meal?"));
        as(TestKeys.READ_ONLY).get("/surveys/" + slug + "?version=1").then().body("questions", hasSize(2));
        as(TestKeys.ALL).delete("/surveys/" + slug).then().statusCode(204);
        post("/surveys/" + slug + "/invitations", "{\"customer\": {\"kind\": \"external-id\", \"value\": \"C-1\"}}")
                .body("status", is("declined"))
                .body("declined.rule", is("survey-not-active"));
        as(TestKeys.OTHER_BRAND).get("/surveys/" + slug).then().statusCode(404);
        as(TestKeys.READ_ONLY).delete("/surveys/" + slug).then().statusCode(403);
    }

    @Test
    void nobody_is_asked_while_nobody_can_decide() {
        var slug = survey("nps", "");
        var body = "{\"customer\": {\"kind\": \"external-id\", \"value\": \"%s\"}}".formatted(unique("C"));
        SurveyPeers.away(true);
        try {
            post("/surveys/" + slug + "/invitations", body.replace("}}", "}, \"dryRun\": true}"))
                    .body("status", is("declined"))
                    .body("declined.rule", is("alerting-away"));

            // when
            var id = post("/surveys/" + slug + "/invitations", body)
                    .body("status", is("scheduled"))
                    .body("url", nullValue())
                    .extract()
                    .<String>path("promptId");

            as(TestKeys.READ_ONLY).get("/prompts/" + id).then().body("declined.rule", is("alerting-away"));
        } finally {
            SurveyPeers.away(false);
        }
        await().untilAsserted(() -> assertThat(steps(slug)).containsExactly(InvitationStatus.INVITED));
    }

    @Test
    void a_stratum_that_is_heard_enough_is_drawn_less_often() {
        var slug = survey("csat", """
                , "triggers": [{"type": "visit"}], "channels": ["in-app"],
                "sampling": {"share": 0.25, "dimension": "region", "target": 0.1}""");
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            for (var region : List.of("loud", "quiet")) {
                topics.send(
                        Topic.VOICE_COVERAGE,
                        "aurora-air/region/" + region,
                        new VoiceCoverage(
                                "aurora-air",
                                "region",
                                region,
                                region.equals("loud") ? 900 : 1,
                                1_000,
                                0,
                                0,
                                28,
                                Instant.parse("2026-03-01T00:00:00Z")));
            }
        }
        // One may be lucky, three are not.
        await().until(() -> IntStream.range(0, 3).allMatch(i -> visits(slug, "quiet")));

        // when
        for (int i = 0; i < 20; i++) {
            visit("loud");
        }

        await().untilAsserted(() -> as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts?state=scheduled")
                .then()
                .body("items", empty()));
        int left = as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts?state=declined&limit=200")
                .then()
                .body("items.declined.rule", everyItem(is("not-drawn")))
                .extract()
                .<List<String>>path("items.id")
                .size();
        // Those of the quiet region were asked for certain, those of the loud one with a probability of 1/16.
        assertThat(left).isGreaterThan(10);
    }

    private static void visit(String region) {
        post("/customer-events", """
                {"source": "tests", "externalId": "%s", "customer": {"kind": "external-id", "value": "%s"},
                 "brand": "aurora-air", "type": "visit", "profile": {"region": "%s"}}""".formatted(unique("visit"), unique("C"), region))
                .statusCode(202);
    }

    /** Whether a visitor of this region is invited. */
    private static boolean visits(String slug, String region) {
        visit(region);
        await().untilAsserted(() -> as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts?state=scheduled")
                .then()
                .body("items", empty()));
        return as(TestKeys.READ_ONLY)
                .get("/surveys/" + slug + "/prompts?limit=200")
                .then()
                .extract()
                .<List<String>>path("items.state")
                .getLast()
                .equals("invited");
    }
}
