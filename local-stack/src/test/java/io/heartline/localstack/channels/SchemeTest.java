package io.heartline.localstack.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {
    private static final String HELLO = "{\"hello\":\"world\"}";

    @ParameterizedTest
    @CsvSource(textBlock = """
            TYPEFORM, typeform-secret, Typeform-Signature,     sha256=ALZSbj2/HuduZO40rURR50W5GKgcmbq/aAIhZ2OeJ8U=
            CHATWOOT, chatwoot-secret, X-Chatwoot-Signature,   sha256=b2298b0fdf5f05898831dff2913dfc90e28a7de512ddcca462351659b3e294dc
            INTERCOM, intercom-secret, X-Hub-Signature,        sha1=f0370dccbe42fb3b813b5f0230d21cdb3a953eb7
            SEGMENT,  segment-secret,  X-Signature,            2f12a6fe0a646e72601087243c93c844df1bc3f7
            MAUTIC,   mautic-secret,   Webhook-Signature,      MemmIkAJRFdJnA6MeEH2CkAbUdwwEBlj6L+Z/CaKyPY=
            HUBSPOT,  hubspot-secret,  X-HubSpot-Signature-v3, TRRTiL2hBHW1iRJix2zA7a1C5/CFsNUC4CDvwDksX38=
            """)
    void a_body_is_signed_as_its_sender_signs_it(Scheme scheme, String secret, String header, String signature) {
        var signing = signing(HELLO, secret, "1", 1788220800);

        // when
        var headers = scheme.headers(signing);

        assertThat(headers).containsEntry(header, signature);
    }

    @ParameterizedTest
    @CsvSource("'{\"test\": 2432232314}', v1;g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    void the_vector_of_standard_webhooks_holds(String body, String signature) {
        var signing =
                signing(body, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330);

        // when
        var headers = Scheme.STANDARD_WEBHOOKS.headers(signing);

        assertThat(headers).containsEntry("webhook-signature", signature.replace(';', ','));
    }

    private static Signing signing(String body, String secret, String id, long seconds) {
        return new Signing(
                body.getBytes(StandardCharsets.UTF_8),
                secret,
                Instant.ofEpochSecond(seconds),
                id,
                URI.create("https://example.com/hook"));
    }
}
