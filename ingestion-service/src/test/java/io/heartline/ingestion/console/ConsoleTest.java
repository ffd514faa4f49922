package io.heartline.ingestion.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.heartline.ingestion.SurveyPeers;
import io.heartline.testing.Chromium;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a browser: who may see and do what, in which language, and that nothing in them runs. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
@QuarkusTestResource(SurveyPeers.class)
class ConsoleTest {
    private static final String TOO_WIDE = """
            Array.from(document.querySelectorAll('body *'))
                .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll, nav'))
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)""";

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

    private static RequestSpecification as(String key) {
        var session = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", key)
                .formParam("to", "/console/surveys")
                .post("/console/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("heartline-session");
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("heartline-session", session);
    }

    private Page page(String language, List<String> complaints) {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        page.navigate(service.resolve("/console/login?to=%2Fconsole%2Fsurveys").toString());
        page.fill("#key", TestKeys.ALL);
        page.click("button.first");
        page.waitForURL(url -> url.contains("/console/surveys"));
        return page;
    }

    private void visit(Page page, String path) {
        page.navigate(service.resolve(path).toString());
    }

    private static void assertSound(Page page, String what, List<String> complaints) {
        // Nothing runs in previews, axe neither; SurveyPageTest looks at the pages that they show.
        assertThat(new AxeBuilder(page).exclude("iframe").analyze().getViolations())
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(() -> what + " is too wide: " + page.evaluate(TOO_WIDE))
                .isEqualTo(true);
        assertThat(page.frames().stream().map(frame -> frame.evaluate("window.planted === undefined")))
                .as(what)
                .containsOnly(true);
        assertThat(complaints).as(what).isEmpty();
    }

    @Test
    void every_page_is_accessible_in_both_languages_fits_a_phone_and_runs_nothing_that_was_planted() {
        var stand = new Stand();
        var source = stand.source("shop");
        var delivery = stand.rejected(source);
        var survey = stand.survey();
        var paths = List.of(
                "/console/sources?brand=" + stand.brand(),
                "/console/sources/" + source,
                "/console/sources/" + source + "?state=rejected",
                "/console/sources/" + stand.pulled(),
                "/console/sources/" + source + "/deliveries/" + delivery,
                "/console/sources/new",
                "/console/sources/new?kind=imap",
                "/console/sources/new?kind=generic",
                "/console/sources/imports",
                "/console/sources/imports/" + stand.imported(),
                "/console/surveys",
                "/console/surveys/" + survey,
                "/console/surveys/" + survey + "?version=1",
                "/console/surveys/" + survey + "/build",
                "/console/surveys/_new");
        for (var language : List.of("en-GB", "zh-CN")) {
            List<String> complaints = new ArrayList<>();
            var page = page(language, complaints);
            for (var path : paths) {
                // when
                visit(page, path);

                assertThat(page.locator("html").getAttribute("lang"))
                        .isEqualTo(language.startsWith("zh") ? "zh-Hans" : "en");
                assertSound(page, path, complaints);
            }
            page.context().close();
        }
    }

    @Test
    void a_delivery_that_was_rejected_is_corrected_tried_and_replayed_on_its_page() {
        var stand = new Stand();
        var source = stand.source("broken");
        var delivery = stand.rejected(source);
        List<String> complaints = new ArrayList<>();
        var page = page("en-GB", complaints);
        visit(page, "/console/sources/" + source);
        page.locator("td.caution, tr:has(td.caution) a").first().waitFor();
        page.click("tr:has(td.caution) a");
        var payload = page.locator("#f-payload").inputValue();
        assertThat(page.locator("main").textContent()).contains("interactions[0].channel");
        assertThat(payload).contains("telepathy", "\\u202e", "\\u200b", "<script>window.planted=1</script>");

        // when
        page.fill("#f-payload", payload.replace("telepathy", "review"));
        page.click("button[value=try]");
        assertThat(page.locator("main").textContent()).contains("It would be taken", "Interaction 1");
        assertSound(page, "the outcome", complaints);
        page.click("button[value=replay]");

        page.waitForCondition(() -> page.locator(".notice.good").count() == 1);
        assertThat(page.url()).endsWith("/deliveries/" + delivery);
        assertThat(page.locator(".notice").textContent()).contains("Taken");
        Stand.get("/sources/" + source).body("health.accepted", is(1));
        Stand.get("/sources/" + source + "/rejected").body("items", hasSize(0));
        Stand.get("/sources/" + source + "/deliveries/" + delivery)
                .body("state", is("done"))
                .body("correctedAt", not(nullValue()));
        page.context().close();
    }

    @Test
    void a_delivery_is_put_right_by_the_mapping_alone_and_its_payload_stays_as_it_came() {
        var stand = new Stand();
        var source = stand.source("mapped");
        var delivery = stand.rejected(source);
        var path = "/console/sources/" + source + "/deliveries/" + delivery;
        var mapping = """
                {"rules": [{"kind": "interactions", "fields": {"externalId": {"path": "$.externalId"},
                  "channel": {"value": "review"}, "text": {"path": "$.text"},
                  "customer.kind": {"value": "external-id"}, "customer.value": {"path": "$.customer.value"}}}]}""";
        as(TestKeys.ALL)
                .formParam("mapping", "{\"rules\": [{\"kind\": \"thoughts\"}]}")
                .formParam("do", "replay")
                .post(path)
                .then()
                .statusCode(400)
                .body(containsString("That was not taken"))
                .body(containsString("&quot;thoughts&quot;"));

        // when
        var answer = as(TestKeys.ALL)
                .formParam("mapping", mapping)
                .formParam("do", "replay")
                .post(path);

        answer.then().statusCode(303).header("Location", endsWith(path));
        await().untilAsserted(() -> Stand.get("/sources/" + source + "/deliveries/" + delivery)
                .body("state", is("done"))
                .body("correctedAt", nullValue()));
        Stand.get("/sources/" + source).body("mapping.rules", hasSize(1));
    }

    @Test
    void a_source_is_set_up_with_a_secret_that_is_shown_once_then_paused_and_deleted() {
        var stand = new Stand();
        List<String> complaints = new ArrayList<>();
        var page = page("en-GB", complaints);
        visit(page, "/console/sources/new?kind=delighted");
        page.fill("#f-slug", "Not A Slug");
        page.fill("#f-brand", stand.brand());
        page.fill("#f-touchpoint", "usage");
        page.click("main button.first");
        assertThat(page.locator("[role=alert]").textContent()).contains("That was not taken");
        assertThat(page.locator("main").textContent()).contains("slug: is not a slug");
        assertThat(page.inputValue("#f-slug")).isEqualTo("Not A Slug");

        // when
        page.fill("#f-slug", stand.brand() + "-nps");
        page.click("main button.first");

        var secret = page.locator("blockquote p").textContent();
        assertThat(secret).matches("[A-Za-z0-9_-]{32}");
        complaints.removeIf(complaint -> complaint.contains("400")); // the browser says so itself
        assertSound(page, "the secret", complaints);
        given().contentType("application/json")
                .body("{\"event_type\": \"survey_response.created\", \"event_data\": {}}")
                .post("/webhooks/" + stand.brand() + "-nps?token=" + secret)
                .then()
                .statusCode(202);
        page.click("main .notice a");
        assertThat(page.content()).doesNotContain(secret);
        page.click("button[value=pause]");
        assertThat(page.locator("main").textContent()).contains("Paused");
        page.click("button[value=delete]");
        assertThat(page.locator("[role=alert]").textContent()).contains("Enter the name of the source");
        page.fill("#f-confirm", stand.brand() + "-nps");
        page.click("button[value=delete]");
        page.waitForURL(url -> url.contains("/console/sources?done=deleted"));
        assertThat(page.locator(".notice.good").textContent()).contains("The source is gone");
        page.context().close();
    }

    @Test
    void a_survey_is_built_seen_as_it_will_look_and_published_in_versions() {
        var stand = new Stand();
        var slug = stand.brand() + "-built";
        List<String> complaints = new ArrayList<>();
        var page = page("en-GB", complaints);
        visit(page, "/console/surveys/_new");
        page.fill("#f-slug", slug);
        page.fill("#f-brand", stand.brand());
        page.fill("#f-brandName", "Aurora Air");
        page.fill("#f-touchpoint", "delivery");
        page.fill("[id='f-q0.b0.from']", "9");
        page.fill("[id='f-q0.b0.to']", "10");
        page.selectOption("[id='f-q0.b0.next']", "end");
        page.fill("[id='f-t0.type']", "purchase");
        page.fill("[id='f-t0.delay']", "2");
        page.fill("[id='f-t0.amountMin']", "20");

        // when: the preview follows by itself
        page.fill("[id='f-q1.text.en']", "What about {brand}? " + Stand.TRICK);
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("Array.from(document.querySelectorAll('iframe'))"
                + ".some(frame => frame.srcdoc.includes('What about Aurora Air?'))")));
        assertSound(page, "the builder", complaints);
        page.fill("[id='f-q1.text.en']", "What about {brand}?");
        page.click("button[value=publish]");

        page.waitForURL(url -> url.contains("/console/surveys/" + slug + "?done=published"));
        Stand.get("/surveys/" + slug)
                .body("version", is(1))
                .body("questions", hasSize(2))
                .body("questions[0].branches[0].next", is("end"))
                .body("questions[1].text.en", startsWith("What about {brand}?"))
                .body("triggers[0].delay", is("PT48H"))
                .body("triggers[0].amountMin", is(20));
        visit(page, "/console/surveys/" + slug + "/build");
        page.click("button[value=publish]");
        page.waitForURL(url -> url.contains("?done=unchanged"));
        visit(page, "/console/surveys/" + slug + "/build");
        page.fill("#f-languages", "en, zh");
        page.click("button[value=preview]");
        page.fill("[id='f-q1.text.zh']", "为什么？");
        page.click("button[value=publish]");
        page.waitForURL(url -> url.contains("?done=published"));
        Stand.get("/surveys/" + slug).body("version", is(2)).body("questions[1].text.zh", is("为什么？"));
        page.context().close();
    }

    @Test
    void a_dry_run_says_whether_a_customer_could_be_asked_and_by_which_rule_not() {
        var stand = new Stand();
        var survey = stand.survey();
        var path = "/console/surveys/" + survey + "/dry-run";

        // when
        var known = as(TestKeys.ALL)
                .formParam("customer.kind", "external-id")
                .formParam("customer.value", "C-1")
                .post(path);

        known.then()
                .statusCode(200)
                .body(containsString("Not now: Asked for NPS too recently"))
                .body(containsString("Could be asked from 3 Feb 2031 04:05"));
        as(TestKeys.ALL)
                .formParam("customer.kind", "external-id")
                .formParam("customer.value", "nobody-knows-me")
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("Could be asked now"))
                .body(containsString("value=\"nobody-knows-me\""));
        as(TestKeys.ALL)
                .formParam("customer.kind", "email")
                .formParam("customer.value", Stand.TRICK)
                .post(path)
                .then()
                .statusCode(400)
                .body(containsString("That was not taken"))
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>window")));
        as(TestKeys.ALL).get(path).then().statusCode(303);
    }

    @Test
    void whoever_only_reads_sees_no_forms_and_changes_nothing() {
        var stand = new Stand();
        var survey = stand.survey();
        var source = stand.source("closed");
        var imported = stand.imported();
        var reader = as(TestKeys.READ_ONLY);

        // when
        var page = reader.get("/console/surveys/" + survey);

        page.then()
                .statusCode(200)
                .body(containsString("Response rate"))
                .body("html.body.main.**.findAll { it.name() == 'form' }.size()", is(0))
                .body(not(containsString("/build")));
        as(TestKeys.READ_ONLY).get("/console/surveys").then().statusCode(200).body(not(containsString("_new")));
        as(TestKeys.READ_ONLY)
                .get("/console/sources/imports/" + imported)
                .then()
                .statusCode(200)
                .body(containsString("Rows are not shown"))
                .body(
                        not(
                                containsString(
                                        "&lt;script&gt;window.planted=1&lt;/script&gt;&lt;img src=x onerror=window.planted=1&gt;&quot;")));
        for (var path : List.of(
                "/console/surveys/" + survey + "/state",
                "/console/surveys/" + survey + "/build",
                "/console/surveys/" + survey + "/dry-run",
                "/console/surveys/_new",
                "/console/sources/new",
                "/console/sources/" + source + "/change",
                "/console/sources/" + source + "/deliveries/" + source)) {
            as(TestKeys.READ_ONLY)
                    .formParam("do", "paused")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body(containsString("Not for this key"));
        }
        for (var path : List.of("/console/sources", "/console/sources/" + source, "/console/surveys/_new")) {
            as(TestKeys.READ_ONLY).get(path).then().statusCode(403).body(containsString("Not for this key"));
        }
        Stand.get("/surveys/" + survey).body("state", is("active"));
    }

    @Test
    void another_brand_and_another_site_get_nothing() {
        var stand = new Stand();
        var survey = stand.survey();
        var source = stand.source("other");
        var delivery = stand.rejected(source);
        for (var path : List.of(
                "/console/sources/" + source,
                "/console/sources/" + source + "/deliveries/" + delivery,
                "/console/surveys/" + survey,
                "/console/surveys/" + survey + "/build")) {
            // when
            var foreign = as(TestKeys.OTHER_BRAND).get(path);

            foreign.then().statusCode(404).body(containsString("belongs to another brand"));
        }
        as(TestKeys.OTHER_BRAND)
                .get("/console/sources")
                .then()
                .statusCode(200)
                .body(not(containsString(stand.brand())));
        as(TestKeys.OTHER_BRAND)
                .formParam("do", "pause")
                .post("/console/sources/" + source + "/change")
                .then()
                .statusCode(404);
        as(TestKeys.ALL)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("do", "pause")
                .post("/console/sources/" + source + "/change")
                .then()
                .statusCode(403);
        Stand.get("/sources/" + source).body("enabled", is(true));
    }

    @Test
    void the_pages_of_customers_stay_open_and_keep_their_own_headers() {
        // when
        var page = given().get("/s/" + "A".repeat(43));

        page.then()
                .statusCode(404)
                .header(
                        "Content-Security-Policy",
                        is("default-src 'none'; style-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'"))
                .header("Referrer-Policy", is("no-referrer"));
        given().redirects()
                .follow(false)
                .get("/console/surveys")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/login"));
    }
}
