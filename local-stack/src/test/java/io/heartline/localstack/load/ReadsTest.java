package io.heartline.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final String DESCRIPTION = """
            {"paths": {
                "/customers/{id}": {"get": {"parameters": [
                    {"name": "id", "in": "path", "required": true},
                    {"name": "at", "in": "query", "example": "2026-03-01T12:00:00Z"}]}},
                "/pulses": {"get": {"parameters": [
                    {"name": "brand", "in": "query", "required": true, "example": "skylark-air"},
                    {"name": "scope", "in": "query", "example": "aspect"},
                    {"name": "limit", "in": "query"}]}},
                "/policies": {"post": {}}}}""";

    @Test
    void every_get_is_asked_with_what_it_demands_and_what_it_gives_examples_of() throws JsonProcessingException {
        // when
        var reads = Reads.of(new ObjectMapper().readTree(DESCRIPTION));

        assertThat(reads).extracting(Reads.Read::path).containsExactly("/customers/{id}", "/pulses");
        assertThat(reads.get(0).query()).isEmpty();
        assertThat(reads.get(1).query()).isEqualTo(Map.of("brand", "skylark-air", "scope", "aspect"));
    }

    @Test
    void an_address_has_the_values_that_are_known_in_place_of_examples() throws JsonProcessingException {
        var reads = Reads.of(new ObjectMapper().readTree(DESCRIPTION));

        // when
        var address = reads.get(0).address(Map.of("id", "c-1"));

        assertThat(address).isEqualTo("/customers/c-1");
        assertThat(reads.get(1).address(Map.of("brand", "a&b", "scope", "product")))
                .contains("brand=a%26b", "scope=product");
    }
}
