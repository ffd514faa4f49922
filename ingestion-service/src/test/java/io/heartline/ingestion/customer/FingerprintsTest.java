package io.heartline.ingestion.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {
    private static final Fingerprints.Key OLD =
            Fingerprints.Key.of("k-1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final Fingerprints.Key NEW =
            Fingerprints.Key.of("k-2", "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8));

    @Test
    void a_fingerprint_is_the_hmac_of_kind_and_value_under_the_key_that_it_names() {
        // printf 'email\0ada@example.org' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary |
        // basenc --base64url
        assertThat(new Fingerprints(List.of(OLD)).current(IdentifierKind.EMAIL, "ada@example.org"))
                .isEqualTo("k-1:P1kzJ94i_PVixWD15-iYMTrG6rLfHZMPsWlCVCp3Vw4");
    }

    @Test
    void a_fingerprint_does_not_contain_the_value() {
        assertThat(new Fingerprints(List.of(OLD)).current(IdentifierKind.PHONE, "+442079460958"))
                .doesNotContain("442079460958")
                .hasSize("k-1:".length() + 43);
    }

    @Test
    void after_a_rotation_what_was_stored_with_the_old_key_is_still_found() {
        var before = new Fingerprints(List.of(OLD));
        var after = new Fingerprints(List.of(NEW, OLD));

        // when
        var all = after.all(IdentifierKind.EMAIL, "ada@example.org");

        assertThat(all)
                .containsExactly(
                        after.current(IdentifierKind.EMAIL, "ada@example.org"),
                        before.current(IdentifierKind.EMAIL, "ada@example.org"));
        assertThat(after.current(IdentifierKind.EMAIL, "ada@example.org")).startsWith("k-2:");
    }

    @Test
    void the_same_value_of_another_kind_has_another_fingerprint() {
        var fingerprints = new Fingerprints(List.of(OLD));

        assertThat(fingerprints.current(IdentifierKind.EMAIL, "1"))
                .isNotEqualTo(fingerprints.current(IdentifierKind.PHONE, "1"));
    }

    @Test
    void a_key_is_read_from_its_setting() {
        var secret = Base64.getEncoder().encodeToString(OLD.secret().getEncoded());

        assertThat(new Fingerprints(List.of(Fingerprints.Key.of("k-1:" + secret)))
                        .current(IdentifierKind.EMAIL, "a@b.cn"))
                .isEqualTo(new Fingerprints(List.of(OLD)).current(IdentifierKind.EMAIL, "a@b.cn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", ":MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "K:MDEy", "k:MDEy", "k:no base64"})
    void a_setting_that_is_no_key_is_refused(String setting) {
        assertThatThrownBy(() -> Fingerprints.Key.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_differ_in_their_ids() {
        assertThatThrownBy(() -> new Fingerprints(List.of(OLD, OLD))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fingerprints(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
