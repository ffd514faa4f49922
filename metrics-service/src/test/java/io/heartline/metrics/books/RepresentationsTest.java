package io.heartline.metrics.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Answers carry tags, and lists come as CSV. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class RepresentationsTest {
    private final Feed feed = new Feed("larch");
    private final UUID customer = Ids.next();
    private final String kafka;
    private final Clock clock;

    RepresentationsTest(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    private static ValidatableResponse get(String path, String header, String value) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .header(header, value)
                .get(path)
                .then();
    }

    @Test
    void an_answer_that_is_known_already_is_not_sent_again() {
        var path = "/policies";
        var tag = get(path, "Accept", "application/json")
                .statusCode(200)
                .extract()
                .header("ETag");

        // when
        var again = get(path, "If-None-Match", tag);

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(again.statusCode(304).extract().asByteArray()).isEmpty();
        assertThat(again.extract().header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(get(path, "If-None-Match", "W/\"0\", " + tag)
                        .statusCode(304)
                        .extract()
                        .header("ETag"))
                .isEqualTo(tag);
        get(path, "If-None-Match", "\"0\"").statusCode(200);
    }

    @Test
    void a_list_comes_as_csv_or_parquet_and_what_is_none_does_not() {
        try (var desk = new Desk(kafka)) {
            desk.send(feed.said(customer, Emotion.JOY, 0.5, clock.instant().minus(Duration.ofMinutes(1))));
            desk.send(feed.said(customer, Emotion.ANGER, -0.5, clock.instant().minus(Duration.ofMinutes(1))));
            Desk.await()
                    .untilAsserted(() -> assertThat(desk.status(TestKeys.READ_ONLY, "/customers/" + customer))
                            .isEqualTo(200));
            Desk.await()
                    .untilAsserted(() -> assertThat(desk.customer(customer).getInt("entries"))
                            .isEqualTo(2));
        }

        // when
        var ledger = get("/customers/" + customer + "/ledger?limit=1", "Accept", "text/csv");

        ledger.statusCode(200).contentType("text/csv");
        assertThat(ledger.extract().asString())
                .startsWith("id,customerId,causeId,cause,words")
                .hasLineCount(2);
        assertThat(ledger.extract().header("X-Next-Cursor")).isNotBlank();
        var parquet = get("/customers/" + customer + "/ledger?limit=1", "Accept", "application/vnd.apache.parquet");
        parquet.statusCode(200).contentType("application/vnd.apache.parquet");
        assertThat(parquet.extract().asByteArray())
                .startsWith('P', 'A', 'R', '1')
                .endsWith('P', 'A', 'R', '1');
        assertThat(parquet.extract().header("X-Next-Cursor")).isNotBlank();
        get("/customers/" + customer, "Accept", "application/vnd.apache.parquet")
                .statusCode(406);
        get("/customers/" + customer, "Accept", "text/csv").statusCode(406).contentType("application/problem+json");
        get("/customers/" + customer, "Accept", "application/json").statusCode(200);
        get("/policies?what=1", "Accept", "text/csv").statusCode(400);
        given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                .header("Accept", "text/csv")
                .get("/customers/" + customer + "/ledger")
                .then()
                .statusCode(404);
        given().header("Accept", "text/csv").get("/policies").then().statusCode(401);
    }
}
