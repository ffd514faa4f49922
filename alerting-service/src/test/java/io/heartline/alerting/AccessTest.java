package io.heartline.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.access.AccessMatrix;
import io.heartline.testing.access.Credential;
import io.heartline.testing.access.ForeignBrand;
import io.heartline.testing.access.OpenDoors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class AccessTest {
    /** The brand of the documented examples. */
    private static final String BRAND = "lantern-shop";

    /** What a caller may do for its own brand or for none, and reads whose question is a body. */
    private static final Set<String> SHARED =
            Set.of("POST /backtests", "POST /silences/preview", "POST /templates/previews");

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource("/")
    URI service;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void whoever_is_let_in_is_whom_the_description_names() throws Exception {
        var outcome = AccessMatrix.of(service, management, Credential.ofTests());

        assertThat(outcome.surprises()).isEmpty();
        assertThat(outcome.calls()).isGreaterThan(outcome.operations());
        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void no_endpoint_is_open_but_the_listed_ones() {
        assertThat(OpenDoors.in("io.heartline.alerting")).isEmpty();
    }

    @Test
    void who_has_every_role_but_another_brand_changes_nothing() throws Exception {
        var other = new ForeignBrand(service, management, Credential.everything(), Credential.otherBrand());

        // when
        var outcome = other.ask(Map.of("brand", BRAND), Set.of(BRAND), SHARED);

        assertThat(outcome.surprises()).isEmpty();
        assertThat(outcome.changes()).isPositive();
    }
}
