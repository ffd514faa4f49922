package io.heartline.alerting.casework;

import static io.restassured.RestAssured.given;

import io.heartline.testing.TestKeys;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Speaks to the service as those do who work on cases. */
final class Desk {
    private Desk() {}

    static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    static ValidatableResponse post(String path, Map<String, ?> body) {
        return post(TestKeys.ALL, path, body);
    }

    static ValidatableResponse post(String key, String path, Map<String, ?> body) {
        return with(key).contentType("application/json").body(body).post(path).then();
    }

    static ValidatableResponse post(String path) {
        return with(TestKeys.ALL).post(path).then();
    }

    static ValidatableResponse patch(String path, Map<String, ?> body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .patch(path)
                .then();
    }

    static ValidatableResponse put(String path, Map<String, ?> body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }

    static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
