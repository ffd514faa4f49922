package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.Ids;
import io.heartline.platform.webhook.StandardWebhook;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A CRM is told how relationships stand. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class SubscriptionsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String brand = "juniper-" + Ids.next();
    private final Feed feed = new Feed(brand);
    private final UUID customer = Ids.next();
    private final String kafka;
    private final Clock clock;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private Desk desk;
    private HttpServer crm;

    SubscriptionsTest(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** A message, whether it was accepted or not. */
    private record Told(String id, boolean signed, JsonNode body) {
        long revision() {
            return body.at("/data/revision").asLong();
        }
    }

    @BeforeEach
    void start() throws IOException {
        desk = new Desk(kafka);
        crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        crm.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var id = headers.getFirst("webhook-id");
            var seconds = Long.parseLong(headers.getFirst("webhook-timestamp"));
            boolean signed =
                    StandardWebhook.sign(SECRET, id, seconds, body).equals(headers.getFirst("webhook-signature"));
            told.add(new Told(id, signed, JSON.readTree(body)));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        crm.start();
    }

    @AfterEach
    void stop() {
        crm.stop(0);
        desk.close();
    }

    private String subscribe() {
        return post(TestKeys.ALL, request("crm-" + brand))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String request(String name) {
        return """
                {"name": "%s", "url": "http://localhost:%d/news", "secret": "%s", "brands": ["%s"]}""".formatted(name, crm.getAddress().getPort(), SECRET, brand);
    }

    private static ValidatableResponse post(String key, String body) {
        return given().header(TestKeys.HEADER, key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/subscriptions")
                .then();
    }

    private static String field(String id, String field) {
        return given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/subscriptions?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.id == '" + id + "' }." + field);
    }

    @Test
    void every_change_of_a_customer_arrives_signed_and_in_order() {
        subscribe();

        // when
        IntStream.range(0, 5).forEach(i -> desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant())));

        await().untilAsserted(() -> {
            assertThat(told).isNotEmpty();
            assertThat(told.getLast().body().at("/data/entries").asInt()).isEqualTo(5);
        });
        assertThat(told).allMatch(Told::signed);
        assertThat(told).extracting(Told::revision).isSorted().doesNotHaveDuplicates();
        assertThat(told.getLast().body().path("type").asText()).isEqualTo("customer.standing");
        assertThat(told.getLast().body().at("/data/customerId").asText()).isEqualTo(customer.toString());
    }

    @Test
    void what_is_declined_is_told_again_and_only_the_newest_of_it() {
        var id = subscribe();
        status.set(503);
        desk.send(feed.said(customer, Emotion.ANGER, -0.5, clock.instant()));
        await().until(() -> told.size() >= 3);
        assertThat(told).extracting(Told::id).containsOnly(told.getFirst().id());

        // when
        desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant()));
        await().until(() -> told.getLast().revision() > told.getFirst().revision());
        status.set(200);

        await().untilAsserted(() -> assertThat(field(id, "waiting")).isEqualTo("0"));
        assertThat(field(id, "lastOutcome")).isEqualTo("accepted");
        assertThat(told).extracting(Told::revision).isSorted();
    }

    @Test
    void gone_ends_the_subscription() {
        var id = subscribe();
        status.set(410);

        // when
        desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant()));

        await().untilAsserted(() -> assertThat(field(id, "enabled")).isEqualTo("false"));
        assertThat(field(id, "disabledWhy")).startsWith("gone");
        assertThat(field(id, "waiting")).isEqualTo("0");
    }

    @Test
    void whoever_is_erased_is_told_of_and_nothing_of_them_waits_any_more() {
        subscribe();
        desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant()));
        await().until(() -> !told.isEmpty());

        // when
        desk.send(new Erasure(Ids.next(), List.of(customer), clock.instant()));

        await().untilAsserted(() ->
                assertThat(told.getLast().body().path("type").asText()).isEqualTo("customer.erased"));
        assertThat(told.getLast().body().at("/data/customerId").asText()).isEqualTo(customer.toString());
    }

    @Test
    void other_brands_are_nobodys_news_and_bad_requests_are_refused() {
        var id = subscribe();

        // when
        desk.send(new Feed("elsewhere-" + brand).said(Ids.next(), Emotion.JOY, 0.5, clock.instant()));

        desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant()));
        await().until(() -> !told.isEmpty());
        assertThat(told).allMatch(one -> one.body().at("/data/brand").asText().equals(brand));
        post(TestKeys.ALL, request("crm-" + brand)).statusCode(409);
        post(TestKeys.OTHER_BRAND, request("x")).statusCode(400);
        post(TestKeys.READ_ONLY, request("x")).statusCode(403);
        post("no-such-key", request("x")).statusCode(401);
        for (var bad : List.of(
                "{\"name\": \"x\", \"url\": \"ftp://example.com\"}",
                "{\"name\": \"x\", \"url\": \"https://user:pass@example.com\"}",
                "{\"name\": \"x\", \"url\": \"https://example.com\", \"secret\": \"whsec_short\"}",
                "{\"name\": \"\", \"url\": \"https://example.com\"}",
                "{\"name\": \"x\", \"url\": \"https://example.com\", \"other\": 1}")) {
            post(TestKeys.ALL, bad).statusCode(400);
        }
        var elsewhere = given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND);
        elsewhere.delete("/subscriptions/" + id).then().statusCode(404);
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .delete("/subscriptions/" + id)
                .then()
                .statusCode(204);
        assertThat(field(id, "name")).isNull();
    }
}
