package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final byte[] hash = ApiKey.hash("a key");
    private final MutableClock clock = new MutableClock();

    @BeforeEach
    void stop_the_clock() {
        clock.set(Instant.parse("2026-03-01T12:00:00Z"));
    }

    private Sessions sessions(Optional<String> key) {
        return new Sessions(
                new SessionConfig() {
                    @Override
                    public Optional<String> key() {
                        return key;
                    }

                    @Override
                    public Duration length() {
                        return Duration.ofHours(12);
                    }
                },
                clock);
    }

    @Test
    void a_log_in_at_one_service_holds_at_another_that_has_the_same_key() {
        // when
        var cookie = sessions(Optional.of(KEY)).seal(hash);

        assertThat(sessions(Optional.of(KEY)).open(cookie))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(hash));
        assertThat(cookie).doesNotContain("a key").matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_log_in_ends() {
        var sessions = sessions(Optional.of(KEY));
        var cookie = sessions.seal(hash);

        // when
        clock.advance(Duration.ofHours(12));

        assertThat(sessions.open(cookie)).isEmpty();
    }

    @Test
    void services_without_a_key_make_one_each() {
        // when
        var cookie = sessions(Optional.empty()).seal(hash);

        assertThat(sessions(Optional.empty()).open(cookie)).isEmpty();
    }

    @Test
    void what_was_not_sealed_opens_nothing() {
        var sessions = sessions(Optional.of(KEY));
        var plain = "\0" + "99999999999:" + "00".repeat(32);
        var sealed = sessions.seal(hash);

        // when
        var forged = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(sessions.open(forged)).isEmpty();
        assertThat(sessions.open(sealed.substring(1))).isEmpty();
        assertThat(sessions.open("")).isEmpty();
        assertThat(sessions.open("not base64 at all")).isEmpty();
    }
}
