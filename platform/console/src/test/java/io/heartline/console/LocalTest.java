package io.heartline.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example/console/",
                "/console//evil.example",
                "/console/../admin<script>",
                "javascript:alert(1)",
                "/consolex",
                "/console/\\evil.example",
                ""
            })
    void nobody_is_sent_elsewhere_after_a_log_in(String to) {
        // when
        var local = ConsoleResource.local(to);

        assertThat(local).isEqualTo("/console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/pulse", "/console/customers/0199aa6e?x=1&y=a%20b"})
    void a_deep_link_is_kept_over_the_log_in(String to) {
        // when
        var local = ConsoleResource.local(to);

        assertThat(local).isEqualTo(to);
    }
}
