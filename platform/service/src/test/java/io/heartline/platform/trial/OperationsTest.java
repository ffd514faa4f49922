package io.heartline.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.testing.SecuredInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class OperationsTest {
    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void health_is_told_on_the_port_of_the_management(String probe) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(at("/q/health/" + probe)).statusCode() == 200);
    }

    @Test
    void readiness_asks_the_database_and_not_the_broker() {
        var answer = RestAssured.get(at("/q/health/ready"));

        assertThat(answer.jsonPath().getList("checks.name", String.class)).anyMatch(name -> name.contains("Database"));
        assertThat(answer.asString()).as("no channel is asked").doesNotContain("interactions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka_consumer_fetch_manager_records_lag_max",
                "heartline_outbox_depth",
                "heartline_inbox_records_total",
                "heartline_dead_letters_total",
                "http_server",
                "agroal_"
            })
    void a_figure_that_operators_watch_is_measured(String name) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(at("/q/metrics")).asString().contains(name));
    }

    @Test
    void every_operation_of_the_described_interface_demands_a_key() {
        var document = RestAssured.given()
                .accept("application/json")
                .get(at("/q/openapi"))
                .jsonPath();

        Map<String, Map<String, Object>> paths = document.getMap("paths");
        assertThat(paths).containsKeys("/dead-letters", "/dead-letters/{id}/replay", "/trial");
        assertThat(document.getString("components.securitySchemes.ApiKey.name")).isEqualTo("X-API-Key");
        assertThat(document.getString("components.securitySchemes.ApiKey.in")).isEqualTo("header");
        paths.entrySet().stream()
                .filter(path -> !List.of("/trial/forgotten", "/trial/open").contains(path.getKey()))
                .forEach(path -> path.getValue()
                        .forEach((method, operation) -> assertThat(((Map<?, ?>) operation).get("security"))
                                .as(method + " " + path.getKey())
                                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                                .anySatisfy(scheme ->
                                        assertThat(scheme.containsKey("ApiKey")).isTrue())));
    }

    @Test
    void the_port_of_the_customers_has_no_management() {
        for (var path : List.of("/q/metrics", "/q/health", "/q/openapi")) {
            assertThat(RestAssured.get(path).statusCode()).as(path).isIn(401, 403, 404);
        }
    }

    private String at(String path) {
        return management.resolve(path).toString();
    }
}
