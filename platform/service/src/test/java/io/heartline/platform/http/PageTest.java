package io.heartline.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void what_was_found_beyond_the_page_is_not_shown_but_leads_to_the_next() {
        // when
        var page = Page.of(List.of(5, 4, 3), 2, number -> "v" + number, Cursor::afterVersion);

        assertThat(page.items()).containsExactly("v5", "v4");
        assertThat(Cursor.beforeVersion(page.nextCursor())).isEqualTo(4);
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        // when
        var page = Page.of(List.of(2, 1), 2, number -> number, Cursor::afterVersion);

        assertThat(page.items()).containsExactly(2, 1);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void nothing_found_is_an_empty_last_page() {
        // when
        var page = Page.of(List.<Integer>of(), 2, number -> number, Cursor::afterVersion);

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isNull();
    }
}
