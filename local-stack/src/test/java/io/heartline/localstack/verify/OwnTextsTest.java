package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnTextsTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void there_are_as_many_as_promised_each_with_an_id_of_its_own() {
        var items = OwnTexts.items();

        assertThat(items).hasSize(OwnTexts.COUNT).doesNotHaveDuplicates();
        assertThat(items).extracting(item -> item.path("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void they_are_the_same_every_time() {
        assertThat(OwnTexts.items()).isEqualTo(OwnTexts.items());
    }

    @Test
    void no_text_is_longer_than_the_service_takes_and_some_are_as_long() {
        var lengths = OwnTexts.items().stream()
                .map(item -> item.path("text").asText())
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .summaryStatistics();

        assertThat(lengths.getMax()).isEqualTo(OddTexts.LENGTH_MAX);
    }

    @Test
    void all_of_them_fit_into_one_call_whichever_come_together() {
        var bytes = OwnTexts.items().stream()
                .mapToInt(item -> item.toString().getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();

        assertThat(bytes).isLessThan(MEGABYTE);
    }
}
