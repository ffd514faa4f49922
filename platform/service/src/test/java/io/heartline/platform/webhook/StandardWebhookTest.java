package io.heartline.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardWebhookTest {
    @Test
    void the_vector_of_the_standard_webhooks_libraries_comes_out() {
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        // when
        var signature = StandardWebhook.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, body);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
