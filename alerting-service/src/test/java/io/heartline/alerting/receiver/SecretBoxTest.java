package io.heartline.alerting.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretBoxTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void an_encrypted_secret_comes_out_again_and_never_looks_the_same() {
        var box = new SecretBox(() -> Optional.of(key((byte) 1)));

        // when
        var first = box.close(SECRET);
        var second = box.close(SECRET);

        assertThat(box.open(first)).isEqualTo(SECRET);
        assertThat(box.open(second)).isEqualTo(SECRET);
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("MfKQ9r8");
    }

    @Test
    void another_key_or_a_changed_byte_opens_nothing() {
        var closed = new SecretBox(() -> Optional.of(key((byte) 1))).close(SECRET);
        var changed = closed.clone();
        changed[changed.length - 1] ^= 1;

        // when
        var other = new SecretBox(() -> Optional.of(key((byte) 2)));
        var none = new SecretBox(Optional::empty);
        var same = new SecretBox(() -> Optional.of(key((byte) 1)));

        assertThatThrownBy(() -> other.open(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> none.open(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> same.open(changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_stored_without_a_key_opens_after_one_is_set() {
        var stored = new SecretBox(Optional::empty).close(SECRET);

        // when
        var opened = new SecretBox(() -> Optional.of(key((byte) 1))).open(stored);

        assertThat(opened).isEqualTo(SECRET);
    }

    @Test
    void a_key_of_the_wrong_length_stops_the_service() {
        var config = Optional.of(Base64.getEncoder().encodeToString(new byte[16]));

        // when
        var attempt = assertThatThrownBy(() -> new SecretBox(() -> config));

        attempt.isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"23, false", "24, true", "64, true", "65, false"})
    void a_signing_secret_has_24_to_64_bytes(int bytes, boolean valid) {
        var text = SigningSecret.PREFIX + Base64.getEncoder().encodeToString(new byte[bytes]);

        // when
        boolean isValid = SigningSecret.isValid(text);

        assertThat(isValid).isEqualTo(valid);
        assertThat(SigningSecret.isValid(
                        SigningSecret.random(new SecureRandom()).text()))
                .isTrue();
    }

    private static String key(byte filling) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
