package io.heartline.scoring.console;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.testing.Chromium;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a browser: who may see them and correct, in which language, and that nothing in them runs. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ConsoleTest {
    private static final String TRICK =
            "<script>window.planted=1</script><img src=x onerror=window.planted=1>\u202E=1+1 **b** {config:all}";
    private static final String FURIOUS = "This is outrageous! I hate your slow support and want a refund. " + TRICK;
    private static final String TOO_WIDE = """
            Array.from(document.querySelectorAll('body *'))
                .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll, nav'))
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)""";

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static Chromium chromium;

    private final String kafka;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource("/")
    URI service;

    ConsoleTest(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** A scored interaction with tricks in its text. */
    private UUID scored() {
        var heard = Examples.interaction(FURIOUS, Instant.now());
        try (var stack = new Stack(kafka)) {
            stack.score(heard);
        }
        return heard.id();
    }

    private static String session(String key) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", key)
                .post("/console/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("heartline-session");
    }

    private static RequestSpecification with(String session) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .config(RestAssured.config().encoderConfig(encoderConfig().defaultContentCharset(UTF_8)))
                .cookie("heartline-session", session);
    }

    private static RequestSpecification visitor(String key) {
        return with(session(key));
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
        page.navigate(service.resolve("/console/login?to=/console/scorer").toString());
        page.fill("#key", TestKeys.ALL);
        page.click("button.first");
        page.waitForURL(url -> url.contains("/console/scorer"));
        return page;
    }

    private static void isSound(Page page, String what, String language, List<String> complaints) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.startsWith("zh") ? "zh-Hans" : "en");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(() -> what + " is too wide: " + page.evaluate(TOO_WIDE))
                .isEqualTo(true);
        assertThat(page.evaluate("window.planted === undefined")).isEqualTo(true);
        assertThat(complaints).as(what).isEmpty();
    }

    @Test
    void every_page_is_accessible_in_both_languages_fits_a_phone_and_runs_nothing_that_was_planted() {
        var id = scored();
        visitor(TestKeys.ALL)
                .formParams(Map.of("version", "1", "emotion", "disgust", "reason", TRICK))
                .post("/console/scorer/scores/" + id + "/corrections");
        var paths = List.of(
                "/console/scorer",
                "/console/scorer/scores/" + id,
                "/console/scorer/scores/" + id + "?outcome=contradiction",
                "/console/scorer/models/blend-en-3",
                "/console/scorer/models/linear-en-2?measure=recall&days=90");
        for (var language : List.of("en-GB", "zh-CN")) {
            List<String> complaints = new ArrayList<>();
            var page = page(language, complaints);
            for (var path : paths) {
                // when
                page.navigate(service.resolve(path).toString());

                isSound(page, path, language, complaints);
            }
            page.navigate(service.resolve("/console/scorer").toString());
            page.fill("#f-text", FURIOUS);
            page.selectOption("#f-metric", "nps");
            page.fill("#f-value", "2");
            page.click("main button.first");
            page.waitForSelector(".marked");
            isSound(page, "a text that was tried", language, complaints);
            page.context().close();
        }
    }

    @Test
    void a_text_that_is_tried_is_explained_and_kept_nowhere() {
        // when
        var page = visitor(TestKeys.READ_ONLY)
                .header("Accept-Language", "en")
                .formParams(Map.of("text", FURIOUS, "metric", "nps", "value", "1"))
                .post("/console/scorer");

        page.then()
                .statusCode(200)
                .body(containsString("By blend-en-3, read as English."))
                .body(containsString("wants money back"))
                .body(containsString("<mark class=\"strong\">"))
                .body(containsString("The ratings beside the text"))
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>window")))
                .body(not(containsString("\u202E")))
                .body(not(containsString("csv=")));
    }

    @Test
    void what_cannot_be_scored_is_said_in_words() {
        var session = session(TestKeys.READ_ONLY);

        // when
        var nothing = with(session).formParam("text", " ").post("/console/scorer");

        nothing.then().statusCode(200).body(containsString("That cannot be scored"));
        with(session)
                .formParams(Map.of("text", "Fine", "metric", "nps", "value", "much"))
                .post("/console/scorer")
                .then()
                .body(containsString("The rating needs a number on its scale"));
        with(session)
                .formParams(Map.of("text", "Fine", "metric", "stars", "value", "9"))
                .post("/console/scorer")
                .then()
                .body(containsString("The rating needs a number on its scale"));
        with(session)
                .formParam("text", "Σήμερα ο καιρός είναι πολύ ωραίος στην πόλη")
                .post("/console/scorer")
                .then()
                .body(containsString("The model declined to say"));
    }

    @Test
    void a_correction_is_made_with_a_reason_and_taken_back_by_those_who_may() {
        var id = scored();
        var path = "/console/scorer/scores/" + id;
        var session = session(TestKeys.ALL);

        // when
        var corrected = with(session)
                .formParams(Map.of("version", "1", "emotion", "sadness", "valence", "−0,4", "reason", "@irony"))
                .post(path + "/corrections");

        corrected.then().statusCode(303).header("Location", endsWith("?outcome=done"));
        Stack.all().get("/scores/" + id).then().body("score.emotion", equalTo("sadness"));
        with(session).get(path).then().body(containsString("corrected by a person"));
        with(session).get(path + "?csv=history").then().body(containsString("\"'@irony\""));
        String correction = Stack.all()
                .get("/scores/" + id + "/corrections")
                .then()
                .extract()
                .path("items[0].id");
        with(session)
                .formParam("correction", correction)
                .post(path + "/withdrawals")
                .then()
                .header("Location", endsWith("?outcome=done"));
        with(session)
                .formParam("correction", correction)
                .post(path + "/withdrawals")
                .then()
                .header("Location", endsWith("?outcome=already-withdrawn"));
    }

    @Test
    void a_correction_that_breaks_a_rule_changes_nothing() {
        var id = scored();
        var path = "/console/scorer/scores/" + id + "/corrections";
        var session = session(TestKeys.ALL);

        // when
        var unfounded = with(session)
                .formParams(Map.of("emotion", "joy", "reason", " "))
                .post(path);

        unfounded.then().header("Location", endsWith("?outcome=invalid"));
        refused(session, path, Map.of("valence", "2", "reason", "x"), "invalid");
        refused(session, path, Map.of("emotion", "bliss", "reason", "x"), "invalid");
        refused(session, path, Map.of("reason", "x"), "empty-correction");
        refused(session, path, Map.of("sentiment", "positive", "valence", "-1", "reason", "x"), "contradiction");
        refused(session, path, Map.of("version", "7", "emotion", "joy", "reason", "x"), "other-version");
        Stack.all().get("/scores/" + id + "/corrections").then().body("items.size()", is(0));
    }

    private static void refused(String session, String path, Map<String, String> fields, String outcome) {
        with(session).formParams(fields).post(path).then().header("Location", endsWith("?outcome=" + outcome));
    }

    @Test
    void roles_and_brands_are_those_of_the_endpoints() {
        var id = scored();
        var path = "/console/scorer/scores/" + id;

        // when
        var reader = visitor(TestKeys.READ_ONLY).get(path);

        reader.then().statusCode(200).body(not(containsString("name=\"reason\"")));
        visitor(TestKeys.READ_ONLY)
                .formParams(Map.of("emotion", "joy", "reason", "x"))
                .post(path + "/corrections")
                .then()
                .statusCode(403);
        visitor(TestKeys.OTHER_BRAND).get(path).then().statusCode(404);
        visitor(TestKeys.INGEST_ONLY).get("/console/scorer").then().statusCode(403);
        given().cookie("heartline-session", session(TestKeys.ALL))
                .header("Sec-Fetch-Site", "cross-site")
                .formParams(Map.of("emotion", "joy", "reason", "x"))
                .post(path + "/corrections")
                .then()
                .statusCode(403);
        visitor(TestKeys.ALL)
                .get("/console/scorer?id=" + id)
                .then()
                .statusCode(303)
                .header("Location", endsWith(path));
        visitor(TestKeys.ALL)
                .get("/console/scorer?csv=models")
                .then()
                .header("Content-Type", startsWith("text/csv"))
                .body(containsString("\"blend-en-3\""));
    }
}
