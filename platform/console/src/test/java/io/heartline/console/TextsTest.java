package io.heartline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        // when
        var english = texts.all(Lang.EN);
        var chinese = texts.all(Lang.ZH);

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.values()).noneMatch(String::isBlank);
        assertThat(chinese.values()).noneMatch(String::isBlank);
        english.forEach((key, text) ->
                assertThat(values(chinese.getOrDefault(key, ""))).as(key).isEqualTo(values(text)));
    }

    private static long values(String text) {
        return Pattern.compile("\\{[0-9]}").matcher(text).results().distinct().count();
    }

    @Test
    void a_key_without_words_is_a_fault_and_a_name_without_words_stays_as_it_is() {
        // when
        var name = texts.name(Lang.ZH, "emotion", "schadenfreude");

        assertThat(name).isEqualTo("schadenfreude");
        assertThat(texts.text(Lang.EN, "sure.n", 3)).isEqualTo("n = 3");
        assertThatThrownBy(() -> texts.text(Lang.EN, "nobody.wrote.this")).isInstanceOf(IllegalArgumentException.class);
    }
}
