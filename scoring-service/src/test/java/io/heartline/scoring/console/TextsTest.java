package io.heartline.scoring.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.console.Lang;
import io.heartline.console.Texts;
import io.heartline.contracts.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern WORDS = Pattern.compile("text\\(\\s*\"([a-zA-Z0-9.-]+[a-zA-Z0-9])\"[,)]");

    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        // when
        var english = texts.all(Lang.EN);

        assertThat(texts.all(Lang.ZH).keySet()).isEqualTo(english.keySet());
        assertThat(texts.all(Lang.ZH).values()).noneMatch(String::isBlank);
        assertThat(Arrays.stream(Channel.values()).map(one -> "channel." + one.wire()))
                .allMatch(english::containsKey);
    }

    @Test
    void every_word_that_a_page_asks_for_is_there() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/io/heartline/scoring/console"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // when
                var asked = WORDS.matcher(Files.readString(file)).results().map(found -> found.group(1));

                assertThat(asked).as(file.toString()).allMatch(texts.all(Lang.EN)::containsKey);
            }
        }
    }
}
