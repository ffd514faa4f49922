package io.heartline.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void an_encrypted_secret_comes_out_again_and_never_looks_the_same() {
        var box = box(Optional.of(key((byte) 1)));

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
        var closed = box(Optional.of(key((byte) 1))).close(SECRET);
        var changed = closed.clone();
        changed[changed.length - 1] ^= 1;

        // when
        var other = box(Optional.of(key((byte) 2)));
        var none = box(Optional.empty());
        var same = box(Optional.of(key((byte) 1)));

        assertThatThrownBy(() -> other.open(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> none.open(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> same.open(changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_stored_without_a_key_opens_after_one_is_set() {
        var stored = box(Optional.empty()).close(SECRET);

        // when
        var opened = box(Optional.of(key((byte) 1))).open(stored);

        assertThat(opened).isEqualTo(SECRET);
    }

    @Test
    void a_key_of_the_wrong_length_stops_the_service() {
        var config = Optional.of(Base64.getEncoder().encodeToString(new byte[16]));

        // when
        var attempt = assertThatThrownBy(() -> box(config));

        attempt.isInstanceOf(IllegalStateException.class);
    }

    private static SecretBox box(Optional<String> key) {
        return new SecretBox("heartline.test.secret-key", key);
    }

    private static String key(byte filling) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
