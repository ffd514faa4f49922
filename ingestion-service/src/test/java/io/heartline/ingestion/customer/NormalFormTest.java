package io.heartline.ingestion.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {
    private static @Nullable String form(IdentifierKind kind, String value, @Nullable String region) {
        return NormalForm.of(kind, value, region).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "' Ada@Example.ORG ', ada@example.org",
        "mailto:ada@example.org, ada@example.org",
        "ada+news@example.org, ada+news@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@例え.example, ada@xn--r8jz45g.example",
        "ada@example.org., ada@example.org",
        "ａｄａ＠example.org, ada@example.org",
        "用户@example.org, 用户@example.org"
    })
    void an_email_address_has_one_form(String written, String form) {
        assertThat(form(IdentifierKind.EMAIL, written, null)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@.org",
                "ada@example.",
                "ada@exa mple.org",
                "a da@example.org",
                "Ada <ada@example.org>",
                "ada@example..org",
                "ada@bob@example.org",
                "ada@-example.org"
            })
    void what_is_no_email_address_is_refused(String written) {
        assertThat(NormalForm.of(IdentifierKind.EMAIL, written, null)).isEmpty();
    }

    @Test
    void an_email_address_has_a_length() {
        var local = "a".repeat(64);
        var domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".eu";

        assertThat(NormalForm.of(IdentifierKind.EMAIL, local + "@" + domain, null))
                .isPresent();
        assertThat(NormalForm.of(IdentifierKind.EMAIL, "a" + local + "@example.org", null))
                .isEmpty();
        assertThat(NormalForm.of(IdentifierKind.EMAIL, local + "@e" + domain, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+44 20 7946 0958, , +442079460958",
        "020 7946 0958, GB, +442079460958",
        "tel:+44-20-7946-0958, , +442079460958",
        "0044 20 7946 0958, GB, +442079460958",
        "138 1234 5678, CN, +8613812345678",
        "＋８６ 138 1234 5678, , +8613812345678",
        "(201) 555-0123, US, +12015550123",
        "+39 06 1234 5678, , +390612345678"
    })
    void a_phone_number_has_one_form(String written, @Nullable String region, String form) {
        assertThat(form(IdentifierKind.PHONE, written, region)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "020 7946 0958,", // of no region
        "12, GB",
        "+44,",
        "+999 123456789,",
        "+44 20 7946 0958 ext. 12,", // a switchboard
        "ada, GB"
    })
    void what_is_no_phone_number_of_one_person_is_refused(String written, @Nullable String region) {
        assertThat(NormalForm.of(IdentifierKind.PHONE, written, region)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "@Ada, ada",
        "ada, ada",
        "x:@Ada, x:ada",
        "twitter:Ada, x:ada",
        "Mastodon:@Ada@Example.Social, mastodon:ada@example.social",
        "weibo: 林小姐, weibo:林小姐"
    })
    void a_handle_has_one_form(String written, String form) {
        assertThat(form(IdentifierKind.HANDLE, written, null)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "x:", "x:@", "ada lovelace"})
    void what_names_nobody_is_no_handle(String written) {
        assertThat(NormalForm.of(IdentifierKind.HANDLE, written, null)).isEmpty();
    }

    @Test
    void ids_are_taken_as_they_are() {
        assertThat(form(IdentifierKind.EXTERNAL_ID, "C-1 ", null)).isEqualTo("C-1 ");
        assertThat(form(IdentifierKind.ANONYMOUS_ID, "aB", null)).isEqualTo("aB");
    }

    @ParameterizedTest
    @CsvSource({"ada@mail.example.org, a***@m***.org", "a@b.cn, a***@b***.cn"})
    void a_hint_of_an_email_address_tells_neither_name_nor_domain(String address, String hint) {
        assertThat(Hint.ofEmail(address)).isEqualTo(hint);
    }

    @Test
    void a_hint_of_a_phone_number_tells_the_country_and_two_digits() {
        assertThat(Hint.ofPhone("+442079460958")).isEqualTo("+44***58");
    }
}
