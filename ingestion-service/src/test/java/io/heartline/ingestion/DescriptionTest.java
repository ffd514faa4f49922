package io.heartline.ingestion;

import io.heartline.testing.Descriptions;
import io.heartline.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class DescriptionTest {
    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_body_of_every_operation_has_a_schema_and_an_example_with_a_summary() throws IOException {
        Descriptions.check(management);
    }
}
