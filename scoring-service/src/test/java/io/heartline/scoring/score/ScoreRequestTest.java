package io.heartline.scoring.score;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ScoreRequestTest {
    private static final List<String> ITEMS = List.of(
            "{\"id\":\"a\",\"text\":\"I am furious about this delay!\"}",
            "{\"id\":\"b\",\"text\":\"退款很快，谢谢！\",\"language\":\"zh\"}",
            "{\"id\":\"c\",\"text\":\"\",\"ratings\":[{\"metric\":\"nps\",\"value\":10}]}",
            "{\"id\":\"d\",\"text\":\"😡😡😡\"}",
            "{\"id\":\"e\",\"text\":\"Das ist wirklich sehr schlecht gewesen\"}",
            "{\"id\":\"f\",\"text\":\"it has a nul \\u0000 in it\",\"question\":\"How was it?\"}");

    @Test
    void answers_come_in_the_order_of_the_request_with_all_fields() {
        // when
        var answer = post(array(ITEMS));

        answer.statusCode(200)
                .body("id", contains("a", "b", "c", "d", "e", "f"))
                .body("language", contains("en", "zh", "und", "und", "de", "en"))
                .body("[0].emotion", equalTo("anger"))
                .body(
                        "[0].keySet()",
                        hasItems(
                                "id",
                                "model",
                                "language",
                                "emotion",
                                "emotions",
                                "nuances",
                                "sentiment",
                                "valence",
                                "intensity",
                                "confidence",
                                "abstained",
                                "aspects",
                                "intents",
                                "evidence"))
                .body(
                        "[0].emotions.keySet()",
                        hasItems("joy", "anger", "sadness", "fear", "surprise", "disgust", "neutral"))
                .body("[2].sentiment", equalTo("positive"))
                .body("[4].abstained", equalTo(true))
                .body("[4].keySet()", not(hasItems("emotion")));
    }

    @Test
    void a_text_gets_the_same_bytes_alone_and_in_any_batch() {
        var alone = ITEMS.stream().map(ScoreRequestTest::bytesOf).toList();

        // when
        var forwards = post(array(ITEMS)).extract().asString();
        var backwards = post(array(ITEMS.reversed())).extract().asString();

        assertThat(forwards).isEqualTo(array(alone));
        assertThat(backwards).isEqualTo(array(alone.reversed()));
    }

    @Test
    void a_request_holds_at_most_256_texts() {
        var most = IntStream.range(0, 256).mapToObj(i -> item("" + i)).toList();
        var tooMany = Stream.concat(most.stream(), Stream.of(item("256"))).toList();

        // when
        post(array(most)).statusCode(200).body("size()", equalTo(256));

        post(array(tooMany)).statusCode(400).body("errors[0].code", equalTo("size"));
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_refused() {
        // when
        var answer = post("[{\"id\":\"1\",\"text\":\"" + "x".repeat(1_100_000) + "\"}]");

        answer.statusCode(413);
    }

    @Test
    void a_text_has_at_most_100_000_code_points() {
        var longest = "😡".repeat(100_000);

        // when
        post("[{\"id\":\"1\",\"text\":\"" + longest + "\"}]").statusCode(200);

        post("[{\"id\":\"1\",\"text\":\"" + longest + "x\"}]")
                .statusCode(400)
                .body("errors[0].index", equalTo(0))
                .body("errors[0].field", equalTo("text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{ | malformed-json",
                "[] | invalid",
                "[null] | invalid",
                "[{\"text\":\"no id\"}] | invalid",
                "[{\"id\":\"1\",\"words\":\"x\"}] | unknown-field",
                "[{\"id\":\"1\",\"text\":\"x\",\"language\":\"not a tag\"}] | invalid",
                "[{\"id\":\"1\",\"ratings\":[{\"metric\":\"nps\",\"value\":11}]}] | invalid",
                "[{\"id\":\"1\",\"ratings\":[{\"metric\":\"stars\",\"value\":3,\"min\":5,\"max\":1}]}] | invalid",
                "[{\"id\":\"1\",\"ratings\":[{\"metric\":\"mood\",\"value\":3}]}] | invalid",
            })
    void what_breaks_a_rule_is_refused_by_name(String body, String code) {
        // when
        var answer = post(body);

        answer.statusCode(400).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void chinese_in_another_encoding_is_refused() {
        var bytes = "[{\"id\":\"1\",\"text\":\"服务太差了\"}]".getBytes(Charset.forName("GB18030"));

        // when
        var answer = given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(bytes)
                .post("/scores")
                .then();

        answer.statusCode(400).body("code", equalTo("not-utf-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", TestKeys.INGEST_ONLY})
    void a_caller_without_the_role_is_refused(String key) {
        var request = given().contentType("application/json").body(array(ITEMS));

        // when
        var answer = key.isEmpty()
                ? request.post("/scores").then()
                : request.header(TestKeys.HEADER, key).post("/scores").then();

        answer.statusCode(key.isEmpty() ? 401 : 403);
    }

    private static String bytesOf(String item) {
        var array = post(array(Collections.singletonList(item))).extract().asString();
        return array.substring(1, array.length() - 1);
    }

    private static String item(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"thanks\"}";
    }

    private static String array(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static ValidatableResponse post(String body) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(body)
                .post("/scores")
                .then();
    }
}
