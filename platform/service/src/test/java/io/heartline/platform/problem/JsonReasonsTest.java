package io.heartline.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReasonsTest {
    enum Use {
        SIGNING,
        URL_TOKEN;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Secret(@Nullable Use use, int length) {
        Secret {
            if (length < 0) {
                throw new IllegalArgumentException("is negative");
            }
        }
    }

    @Test
    void an_unknown_word_is_answered_by_those_that_there_are() {
        // when
        var reason = reason("{\"use\": \"token\"}");

        assertThat(reason).contains("is none of signing, url-token");
    }

    @Test
    void what_a_record_says_is_repeated() {
        // when
        var reason = reason("{\"length\": -1}");

        assertThat(reason).contains("is negative");
    }

    @Test
    void of_another_type_nothing_is_said_that_would_quote_the_value() {
        // when
        var reason = reason("{\"length\": \"4111 1111 1111 1111\"}");

        assertThat(reason).isEmpty();
    }

    private static Optional<String> reason(String json) {
        try {
            new ObjectMapper().readValue(json, Secret.class);
            throw new AssertionError("was taken");
        } catch (JsonMappingException refusal) {
            return JsonReasons.of(refusal);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
