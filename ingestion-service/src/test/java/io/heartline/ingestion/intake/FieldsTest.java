package io.heartline.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.platform.problem.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static List<String> codes(Consumer<Fields> checks) {
        var fields = new Fields();
        checks.accept(fields);
        return switch (fields.result(() -> "fine")) {
            case Checked.Valid<String> valid -> List.of();
            case Checked.Invalid<String>(var violations) ->
                violations.stream().map(Violation::code).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "app-reviews", "a-1-b"})
    void slugs_pass(String slug) {
        // when
        var codes = codes(fields -> fields.slug("source", slug));

        assertThat(codes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "ä", "a\n", "源"})
    void other_texts_are_no_slugs(String text) {
        // when
        var codes = codes(fields -> fields.slug("source", text));

        assertThat(codes).containsExactly("invalid-slug");
    }

    @Test
    void a_slug_has_at_most_64_characters() {
        // when
        var atLimit = codes(fields -> fields.slug("source", "a".repeat(64)));
        var over = codes(fields -> fields.slug("source", "a".repeat(65)));

        assertThat(atLimit).isEmpty();
        assertThat(over).containsExactly("invalid-slug");
    }

    @ParameterizedTest
    @CsvSource({"a, 100000, true", "a, 100001, false", "😡, 100000, true", "😡, 100001, false", "字, 100001, false"})
    void a_text_is_measured_in_code_points(String character, int length, boolean fits) {
        // when
        var codes = codes(fields -> fields.text("text", character.repeat(length), Limits.TEXT_LENGTH_MAX));

        assertThat(codes).isEqualTo(fits ? List.of() : List.of("too-long"));
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void an_identifier_has_at_most_256_characters(int length, boolean fits) {
        // when
        var codes = codes(fields -> fields.identifier("externalId", "x".repeat(length), Limits.IDENTIFIER_LENGTH_MAX));

        assertThat(codes).isEqualTo(fits ? List.of() : List.of("too-long"));
    }

    @Test
    void an_identifier_is_neither_absent_nor_blank_nor_has_control_characters() {
        // when
        var codes = codes(fields -> {
            fields.identifier("a", null, 9);
            fields.identifier("b", " \t", 9);
            fields.identifier("c", "a\tb", 9);
            fields.identifier("d", "a\0b", 9);
            fields.identifier("e", "a\udc00", 9);
        });

        assertThat(codes).containsExactly("required", "blank", "control-character", "nul-character", "invalid-unicode");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "zh-hans-cn, zh-Hans-CN", "tlh, tlh", "EN-us, en-US", "und, und"})
    void language_tags_are_written_in_their_canonical_case(String tag, String canonical) {
        var fields = new Fields();

        // when
        var language = fields.language("language", tag);

        assertThat(language).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "e", "en_US", "languages", "中文", "en-", "aa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee"})
    void ill_formed_language_tags_are_refused(String tag) {
        // when
        var codes = codes(fields -> fields.language("language", tag));

        assertThat(codes).containsExactly("invalid-language");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:05:00Z, ",
        "2026-03-01T12:05:00.001Z, future-date",
        "2026-03-01T20:05:00+08:00, ",
        "1970-01-01T00:00:00Z, ",
        "1969-12-31T23:59:59.999Z, too-old",
        "2026-03-01T12:00:00, invalid-time",
        "2026-03-01, invalid-time",
        "2026-02-30T12:00:00Z, invalid-time",
        "1767225600, invalid-time",
        "yesterday, invalid-time"
    })
    void times_lie_between_1970_and_five_minutes_from_now(String time, @Nullable String code) {
        // when
        var codes = codes(fields -> fields.instant("occurredAt", time, NOW));

        assertThat(codes).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void times_are_cut_to_milliseconds() {
        var fields = new Fields();

        // when
        var instant = fields.instant("occurredAt", "2026-03-01T12:00:00.123999+00:00", NOW.plusSeconds(1));

        assertThat(instant).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    }

    private static Map<String, @Nullable String> attributes(int count, String value) {
        Map<String, @Nullable String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put("key " + i, value);
        }
        return attributes;
    }

    @Test
    void attributes_are_at_most_32_of_256_characters() {
        // when
        var atLimit = codes(fields -> fields.attributes("attributes", attributes(32, "字".repeat(256))));
        var tooMany = codes(fields -> fields.attributes("attributes", attributes(33, "x")));
        var tooLong = codes(fields -> fields.attributes("attributes", attributes(1, "x".repeat(257))));
        var badKey = codes(fields -> fields.attributes("attributes", Map.of("k".repeat(65), "x")));

        assertThat(atLimit).isEmpty();
        assertThat(tooMany).containsExactly("too-many");
        assertThat(tooLong).containsExactly("too-long");
        assertThat(badKey).containsExactly("too-long");
    }

    @Test
    void an_attribute_without_a_value_is_refused() {
        Map<String, @Nullable String> attributes = new HashMap<>();
        attributes.put("city", null);

        // when
        var codes = codes(fields -> fields.attributes("attributes", attributes));

        assertThat(codes).containsExactly("required");
    }
}
