package io.heartline.ingestion.interaction;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class TextRetentionTest {
    private final TextRetention retention;
    private final Database database;

    TextRetentionTest(TextRetention retention, Database database) {
        this.retention = retention;
        this.database = database;
    }

    @Test
    void a_text_goes_when_its_retention_ends_and_its_rating_stays() {
        QuarkusTransaction.requiringNew().run(() -> database.update("""
                insert into source (id, slug, kind, brand, touchpoint, retention_days, backfill, enabled, mapping,
                                    created_at, updated_at)
                values (?, 'short-lived', 'generic', 'aurora-air', 'usage', 30, false, true, '{}', now(), now())""", Ids.next()));
        var old = post("r-1");
        var fresh = post("r-2");
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "update interaction set received_at = received_at - interval '31 days' where id = ?", old));

        // when
        QuarkusTransaction.requiringNew().run(retention::expire);

        get(old).body("text", is(nullValue()))
                .body("attributes", is(anEmptyMap()))
                .body("ratings", hasSize(1))
                .body("version", is(1));
        get(fresh).body("text", is("Write to [email]"));
    }

    private static UUID post(String externalId) {
        return UUID.fromString(given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"source": "short-lived", "externalId": "%s",
                         "customer": {"kind": "external-id", "value": "retention"}, "brand": "aurora-air",
                         "channel": "review", "touchpoint": "usage", "text": "Write to mia@example.com",
                         "ratings": [{"metric": "stars", "value": 4}], "attributes": {"seat": "12A"}}""".formatted(externalId))
                .post("/interactions")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("items[0].id"));
    }

    private static ValidatableResponse get(UUID id) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get("/interactions/" + id)
                .then()
                .statusCode(200);
    }
}
