package io.heartline.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningSecretTest {
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
}
