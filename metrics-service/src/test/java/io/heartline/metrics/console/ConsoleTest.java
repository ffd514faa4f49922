package io.heartline.metrics.console;

import static io.heartline.metrics.books.Desk.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Profile;
import io.heartline.metrics.books.Desk;
import io.heartline.metrics.books.Feed;
import io.heartline.testing.Chromium;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a browser: who may see them, in which language, and that nothing in them runs. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ConsoleTest {
    private static final String TRICK =
            "<script>window.planted=1</script><img src=x onerror=window.planted=1>\u202E=1+1 **b** {config:all}";
    private static final String TOO_WIDE = """
            Array.from(document.querySelectorAll('body *'))
                .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll, nav'))
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)""";
    private static final List<String> PAGES = List.of("pulse", "customers", "journey", "drivers", "voice", "retention");

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

    /** A brand with a few customers, of whom a source tells what no group should be called. */
    private UUID fed(String brand) {
        var feed = new Feed(brand);
        var now = Instant.now();
        var first = Ids.next();
        try (var desk = new Desk(kafka)) {
            for (int i = 0; i < 6; i++) {
                var customer = i == 0 ? first : Ids.next();
                desk.send(feed.profiled(
                        customer, new Profile(TRICK, null, null, null, null, null), now.minus(Duration.ofDays(3))));
                desk.send(feed.paid(customer, "purchase", 20, now.minus(Duration.ofDays(2))));
                desk.send(feed.said(
                        customer, Emotion.JOY, 0.6, now.minus(Duration.ofDays(1).plusHours(2))));
                desk.send(feed.said(customer, Emotion.ANGER, -0.8, now.minus(Duration.ofMinutes(10))));
            }
            await().untilAsserted(() -> assertThat(
                            desk.get("/books/summary?brand=" + brand).getInt("interactions"))
                    .isEqualTo(12));
        }
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .post("/voice?brand=" + brand)
                .then()
                .statusCode(200);
        return first;
    }

    private static Response login(String key, String to) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", key)
                .formParam("to", to)
                .post("/console/login");
    }

    private static String session(String key) {
        return login(key, "/console/pulse").then().statusCode(303).extract().cookie("heartline-session");
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
        page.navigate(service.resolve("/console/login").toString());
        page.fill("#key", TestKeys.ALL);
        page.click("button.first");
        page.waitForURL(url -> url.contains("/console/pulse"));
        return page;
    }

    @Test
    void every_page_is_accessible_in_both_languages_fits_a_phone_and_runs_nothing_that_was_planted() {
        var brand = "console-" + UUID.randomUUID();
        var customer = fed(brand);
        List<String> paths = new ArrayList<>(PAGES.stream()
                .map(page -> "/console/" + page + "?brand=" + brand)
                .toList());
        paths.add("/console/customers/" + customer);
        paths.add("/console/drivers?kind=quality&brand=" + brand);
        for (var language : List.of("en-GB", "zh-CN")) {
            List<String> complaints = new ArrayList<>();
            var page = page(language, complaints);
            for (var path : paths) {
                // when
                page.navigate(service.resolve(path).toString());

                assertThat(page.locator("html").getAttribute("lang"))
                        .isEqualTo(language.startsWith("zh") ? "zh-Hans" : "en");
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
    void an_open_page_fetches_itself_again_when_something_is_heard() {
        var brand = "console-" + UUID.randomUUID();
        var customer = fed(brand);
        var feed = new Feed(brand);
        var page = page("en-GB", new ArrayList<>());
        page.navigate(service.resolve("/console/pulse?brand=" + brand).toString());

        try (var desk = new Desk(kafka)) {
            // when
            var again = page.waitForResponse(
                    answer -> answer.url().contains("/console/pulse?brand=" + brand),
                    () -> desk.send(feed.said(customer, Emotion.JOY, 0.8, Instant.now())));

            assertThat(again.status()).isEqualTo(200);
        }
        page.context().close();
    }

    @Test
    void what_was_planted_is_shown_as_it_is_without_its_tricks_and_neutralised_in_csv() {
        var brand = "console-" + UUID.randomUUID();
        fed(brand);
        var session = session(TestKeys.ALL);

        // when
        var page = given().cookie("heartline-session", session).get("/console/voice?brand=" + brand);

        page.then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;window.planted=1"))
                .body(not(containsString("<script>window")))
                .body(not(containsString("\u202E")));
        given().cookie("heartline-session", session)
                .get("/console/customers?csv=moves&brand=" + brand)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .header("Content-Disposition", containsString("customers-moves.csv"))
                .body(containsString("\"From\",\"To\""));
    }

    @Test
    void a_key_opens_the_pages_of_its_brands_and_nothing_of_the_api() {
        login(TestKeys.ALL, "/console/voice?brand=x")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/voice?brand=x"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .header("Set-Cookie", containsString("Path=/console"));
        login("no-such-key", "/console/pulse").then().statusCode(401).body(containsString("This key is not known."));
        var session = session(TestKeys.ALL);

        // when
        var api = given().cookie("heartline-session", session).get("/segments?brand=anything");

        api.then().statusCode(401);
        given().cookie("heartline-session", session)
                .get("/console/pulse")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        startsWith("default-src 'none'; style-src 'self'; script-src 'self'"))
                .header("Cache-Control", is("no-store"));
        var brand = "console-" + UUID.randomUUID();
        var customer = fed(brand);
        var other = session(TestKeys.OTHER_BRAND);
        given().cookie("heartline-session", other)
                .get("/console/customers/" + customer)
                .then()
                .statusCode(404)
                .body(containsString("belongs to another brand"));
        given().cookie("heartline-session", other)
                .get("/console/pulse?brand=" + brand)
                .then()
                .statusCode(200)
                .body(not(containsString(brand)));
        given().cookie("heartline-session", session(TestKeys.INGEST_ONLY))
                .header("Accept-Language", "zh-CN")
                .get("/console/pulse")
                .then()
                .statusCode(403)
                .body(containsString("此密钥无权查看"));
    }

    @Test
    void whoever_is_not_logged_in_is_asked_to_and_a_form_from_elsewhere_is_refused() {
        // when
        var answer = given().redirects().follow(false).get("/console/drivers?brand=a");

        answer.then().statusCode(303).header("Location", containsString("/console/login?to=%2Fconsole%2Fdrivers"));
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .get("/console/drivers?brand=a")
                .then()
                .statusCode(200)
                .body(containsString("http-equiv=\"refresh\""));
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("key", TestKeys.ALL)
                .post("/console/login")
                .then()
                .statusCode(403);
        given().header("Origin", "https://evil.example")
                .formParam("key", TestKeys.ALL)
                .post("/console/login")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/console/logout")
                .then()
                .statusCode(303)
                .cookie("heartline-session", is(""));
    }
}
