package io.heartline.scoring.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ModelFlowTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Registry registry;
    private final Models models;

    ModelFlowTest(Registry registry, Models models) {
        this.registry = registry;
        this.models = models;
    }

    @Test
    void every_model_is_listed_with_its_checksum_and_what_it_is_used_for() {
        var live = models.live().get("en");

        // when
        var answer = given().header(TestKeys.HEADER, TestKeys.READ_ONLY).get("/models");

        answer.then()
                .statusCode(200)
                .body("items.version", hasItems(models.live().values().toArray(String[]::new)))
                .body("items.find { it.version == '" + live + "' }.state", equalTo("live"))
                .body("items.find { it.version == '" + live + "' }.checksum.length()", equalTo(64));
    }

    @Test
    void the_card_has_figures_with_intervals_and_can_be_narrowed_to_a_set() {
        var live = models.live().get("en");

        // when
        var answer = given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .queryParam("set", "goemotions")
                .get("/models/" + live + "/card");

        answer.then()
                .statusCode(200)
                .body("model", equalTo(live))
                .body("figures.set", everyItem(equalTo("goemotions")))
                .body("figures.n", everyItem(not(equalTo(0))));
    }

    @Test
    void a_model_that_never_was_is_not_found() {
        for (var path : List.of("/models/nonesuch", "/models/nonesuch/card")) {
            // when
            var answer = given().header(TestKeys.HEADER, TestKeys.ALL).get(path);

            answer.then().statusCode(404).body("code", equalTo("unknown-model"));
        }
    }

    @Test
    void a_known_version_with_other_weights_is_refused() {
        var first = new CardFile("trial-1", "en", null, "a".repeat(64), 1, List.of(), null);
        var other = new CardFile("trial-1", "en", null, "b".repeat(64), 1, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> registry.register(first, NOON));
        QuarkusTransaction.requiringNew().run(() -> registry.register(first, NOON));

        // when
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> registry.register(other, NOON)))
                .hasMessageContaining("trial-1 is known with other weights");

        given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/models/trial-1")
                .then()
                .body("state", equalTo("retired"))
                .body("firstSeenAt", equalTo("2026-03-01T12:00:00.000Z"));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> registry.inOrder().size()))
                .isGreaterThan(2);
    }

    @Test
    void a_key_that_only_ingests_sees_no_models() {
        // when
        var answer = given().header(TestKeys.HEADER, TestKeys.INGEST_ONLY).get("/models");

        answer.then().statusCode(403);
    }
}
