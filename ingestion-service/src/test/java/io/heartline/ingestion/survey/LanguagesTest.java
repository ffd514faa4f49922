package io.heartline.ingestion.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private static final List<String> SHIPPED = List.of("en", "zh", "zh-Hant");

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "zh, zh",
        "zh-CN, zh",
        "zh-Hans-HK, zh",
        "zh-TW, zh-Hant",
        "zh-HK, zh-Hant",
        "zh-Hant-CN, zh-Hant",
        "ZH-tw, zh-Hant"
    })
    void a_reader_gets_the_language_that_suits_best(String wanted, String best) {
        assertThat(Languages.best(List.of(wanted), SHIPPED)).contains(best);
    }

    @Test
    void the_dearest_language_that_is_there_wins() {
        assertThat(Languages.best(List.of("fr", "zh-TW", "en"), SHIPPED)).contains("zh-Hant");
    }

    @Test
    void a_language_that_is_not_there_or_no_language_suits_nobody() {
        assertThat(Languages.best(List.of("fr", "*", "", "12345678901"), SHIPPED))
                .isEmpty();
    }

    @Test
    void traditional_readers_read_simplified_rather_than_nothing() {
        assertThat(Languages.best(List.of("zh-TW"), List.of("en", "zh"))).contains("zh");
    }
}
