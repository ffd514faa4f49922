package io.heartline.ingestion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private final String script = Assets.read("widget.js");

    @Test
    void it_is_smaller_than_15_kilobytes_on_the_wire() throws IOException {
        var packed = new ByteArrayOutputStream();

        // when
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(script.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(packed.size()).isLessThan(15_000);
    }

    @Test
    void it_does_nothing_that_a_content_security_policy_forbids() {
        assertThat(script)
                .doesNotContain(
                        "eval(", "new Function", "innerHTML", "outerHTML", "document.write", "setAttribute('style")
                .doesNotContain("import ", "require(");
    }

    @Test
    void it_honours_readers_who_want_no_motion() {
        assertThat(script).contains("prefers-reduced-motion:reduce");
    }
}
