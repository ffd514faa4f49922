package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.heartline.contracts.Ids;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ExplanationRequestTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ANGRY = "{\"text\":\"I am furious, nobody answers!\",\"language\":\"en\"}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @Test
    void a_text_is_explained_with_the_same_bytes_each_time() {
        // when
        var answer = explain(ANGRY);

        answer.statusCode(200)
                .body("emotion", equalTo("anger"))
                .body("method", equalTo("occlusion"))
                .body("unit", equalTo("word"))
                .body("spans[2].start", equalTo(5))
                .body("spans[2].end", equalTo(12))
                .body("spans[2].valence", lessThan(-0.5f));
        assertThat(explain(ANGRY).extract().asString())
                .isEqualTo(answer.extract().asString());
    }

    @Test
    void a_kept_score_is_explained_like_its_text_for_its_brand_alone() {
        var heard = Examples.interaction("I am furious, nobody answers!", NOON);
        try (var stack = new Stack(bootstrapServers)) {
            stack.score(heard);
        }

        // when
        var kept = kept(heard.id().toString(), TestKeys.READ_ONLY);

        assertThat(kept.statusCode(200).extract().asString())
                .isEqualTo(explain(ANGRY).extract().asString());
        kept(heard.id().toString(), TestKeys.OTHER_BRAND).statusCode(404).body("code", equalTo("unknown-interaction"));
        kept(heard.id().toString(), TestKeys.INGEST_ONLY).statusCode(403);
        kept(Ids.next().toString(), TestKeys.ALL).statusCode(404);
    }

    @Test
    void a_kept_text_that_is_too_long_is_not_explained() {
        var heard = Examples.interaction("late ".repeat(2_001), NOON);
        try (var stack = new Stack(bootstrapServers)) {
            stack.score(heard);
        }

        // when
        var answer = kept(heard.id().toString(), TestKeys.ALL);

        answer.statusCode(409).body("code", equalTo("text-too-long"));
    }

    @Test
    void the_longest_text_is_explained_and_a_longer_one_refused() {
        // when
        var longest = explain("{\"text\":\"" + "😡".repeat(10_000) + "\"}");

        longest.statusCode(200).body("spans", hasSize(1));
        explain("{\"text\":\"" + "😡".repeat(10_001) + "\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].code", equalTo("size"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | text",
                "{\"text\":\"x\",\"language\":\"?\"} | language",
                "{\"text\":\"x\",\"ratings\":[{\"metric\":\"nps\",\"value\":11}]} | ratings[0]",
                "{\"text\":\"x\",\"id\":\"1\"} | id",
            })
    void what_breaks_a_rule_is_refused(String body, String field) {
        // when
        var answer = explain(body);

        answer.statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void whoever_may_not_read_gets_nothing_explained() {
        // when
        var answer = Stack.with(TestKeys.INGEST_ONLY)
                .body(ANGRY)
                .post("/explanations")
                .then();

        answer.statusCode(403);
        Stack.with("wrong").body(ANGRY).post("/explanations").then().statusCode(401);
        Stack.all().body(ANGRY).post("/explanations?x=1").then().statusCode(400);
        Stack.all().post("/explanations").then().statusCode(400);
    }

    private static ValidatableResponse explain(String body) {
        return Stack.with(TestKeys.READ_ONLY).body(body).post("/explanations").then();
    }

    private static ValidatableResponse kept(String id, String key) {
        return Stack.with(key).get("/scores/" + id + "/explanation").then();
    }
}
