package io.heartline.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heartline.platform.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void a_cursor_gives_its_keys_back() {
        assertThat(Cursor.keys(Cursor.after("2026-03-14", "", "好 \n"), 3)).containsExactly("2026-03-14", "", "好 \n");
    }

    @Test
    void no_cursor_has_no_keys() {
        assertThat(Cursor.keys(null, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no base64!", "wyg", "YWJj", "YQBiAGM"})
    void what_is_no_cursor_of_the_list_is_refused(String cursor) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Cursor.keys(cursor, 2))
                .matches(refusal -> refusal.code().equals("invalid-cursor"))
                .matches(refusal -> cursor.isBlank()
                        || !String.valueOf(refusal.getMessage()).contains(cursor));
    }

    @Test
    void a_cursor_that_is_not_utf_8_is_refused() {
        var cursor = Base64.getUrlEncoder().encodeToString("不".getBytes(java.nio.charset.Charset.forName("GB18030")));

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Cursor.keys(cursor, 1));
        assertThat(Cursor.keys(Base64.getUrlEncoder().encodeToString("不".getBytes(StandardCharsets.UTF_8)), 1))
                .containsExactly("不");
    }

    @Test
    void a_key_that_is_no_instant_or_no_id_is_refused() {
        var id = UUID.randomUUID();

        assertThat(Cursor.instant("2026-03-14T09:26:53.589Z")).isEqualTo(Instant.parse("2026-03-14T09:26:53.589Z"));
        assertThat(Cursor.id(id.toString())).isEqualTo(id);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Cursor.instant("yesterday"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Cursor.id("me"));
    }

    @Test
    void a_page_has_fifty_items_unless_asked_and_two_hundred_at_most() {
        assertThat(Cursor.limit(null)).isEqualTo(50);
        assertThat(Cursor.limit(1)).isEqualTo(1);
        assertThat(Cursor.limit(200)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
    void a_limit_outside_its_range_is_refused(int limit) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Cursor.limit(limit));
    }

    @Test
    void without_a_cursor_a_list_of_versions_begins_at_the_newest() {
        assertThat(Cursor.beforeVersion(null)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_cursor_of_versions_must_hold_a_number() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Cursor.beforeVersion(Cursor.after("seven")))
                .matches(refusal -> refusal.code().equals("invalid-cursor"));
    }
}
