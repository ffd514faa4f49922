package io.heartline.ingestion.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final UUID ID = UUID.fromString("0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d");

    private static Person named(String... names) {
        return new Person(Set.of(ID), Set.of(names));
    }

    @Test
    void a_long_name_is_found_anywhere_whatever_its_case() {
        assertThat(named("mia@example.com").isMentionedIn("write to MIA@Example.com!"))
                .isTrue();
    }

    @Test
    void a_short_name_is_found_as_a_whole_string_alone() {
        assertThat(named("C-7").isMentionedIn("{\"value\": \"C-7\"}")).isTrue();
        assertThat(named("C-7").isMentionedIn("{\"value\": \"C-77\"}")).isFalse();
    }

    @Test
    void an_id_is_found() {
        assertThat(named().isMentionedIn("customer " + ID)).isTrue();
    }

    @Test
    void nobody_is_found_by_a_blank_name() {
        assertThat(named("", " ").isMentionedIn("anything \"\"")).isFalse();
    }

    @Test
    void what_means_something_to_like_is_escaped() {
        assertThat(named("50%_off\\x").patterns()).contains("%50\\%\\_off\\\\x%");
    }
}
