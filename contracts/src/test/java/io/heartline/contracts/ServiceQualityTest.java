package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceQualityTest {
    @ParameterizedTest
    @CsvSource({
        "delivery,reliability",
        "billing,reliability",
        "expectation-gap,reliability",
        "responsiveness,responsiveness",
        "privacy,assurance",
        "service,empathy",
        "environment,tangibles",
        "quality,tangibles",
    })
    void an_aspect_bears_on_one_dimension(String aspect, String dimension) {
        // when
        var found = ServiceQuality.of(aspect);

        assertThat(found.map(ServiceQuality::wire)).contains(dimension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "value", "", "something-new"})
    void what_is_no_quality_of_a_service_bears_on_none(String aspect) {
        // when
        var found = ServiceQuality.of(aspect);

        assertThat(found).isEmpty();
    }
}
