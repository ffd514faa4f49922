package io.heartline.localstack.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector is that of the specification's reference libraries. */
class SignatureCheckTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SENT = "1614265330";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final SignatureCheck check = new SignatureCheck("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @ParameterizedTest
    @ValueSource(strings = {SIGNATURE, "v1,AAAA " + SIGNATURE, SIGNATURE + " v1a,AAAA"})
    void the_published_signature_is_accepted_alone_and_in_a_list(String signatures) {
        // when
        var accepted = check.accepts(ID, SENT, BODY, signatures, NOW);

        assertThat(accepted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1,", "v1,AAAA", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE v1,x"})
    void another_signature_is_refused(String signatures) {
        // when
        var accepted = check.accepts(ID, SENT, BODY, signatures, NOW);

        assertThat(accepted).isFalse();
    }

    @Test
    void another_body_is_refused() {
        // when
        var accepted = check.accepts(ID, SENT, "{\"test\": 1}".getBytes(StandardCharsets.UTF_8), SIGNATURE, NOW);

        assertThat(accepted).isFalse();
    }

    @Test
    void another_id_is_refused() {
        // when
        var accepted = check.accepts("msg_other", SENT, BODY, SIGNATURE, NOW);

        assertThat(accepted).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void a_message_from_another_time_is_refused(long seconds) {
        // when
        var accepted = check.accepts(ID, SENT, BODY, SIGNATURE, NOW.plus(Duration.ofSeconds(seconds)));

        assertThat(accepted).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1e9", "99999999999999999999", "9223372036854775807"})
    void a_timestamp_that_is_none_is_refused(String timestamp) {
        // when
        var accepted = check.accepts(ID, timestamp, BODY, SIGNATURE, NOW);

        assertThat(accepted).isFalse();
    }

    @Test
    void a_secret_without_its_prefix_is_refused() {
        assertThatThrownBy(() -> new SignatureCheck("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
