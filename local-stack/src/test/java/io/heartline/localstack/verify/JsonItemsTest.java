package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonItemsTest {

    @Test
    void items_are_cut_as_they_are_written() throws IOException {
        var array = "[{\"a\": 0.10, \"b\": [{}, 1]} ,\n {\"text\":\"好😀\\\"}]\"},{}]";

        assertThat(JsonItems.of(array))
                .containsExactly("{\"a\": 0.10, \"b\": [{}, 1]}", "{\"text\":\"好😀\\\"}]\"}", "{}");
    }

    @Test
    void what_is_written_otherwise_is_not_the_same() throws IOException {
        assertThat(JsonItems.of("[{\"a\":0.1}]")).isNotEqualTo(JsonItems.of("[{\"a\":0.10}]"));
    }

    @Test
    void what_is_no_array_is_refused() {
        assertThatThrownBy(() -> JsonItems.of("{}")).isInstanceOf(IOException.class);
    }
}
