package io.heartline.ingestion.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.signature.Verdict.Genuine;
import io.heartline.ingestion.signature.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemesTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.ofEpochSecond(1_788_220_800L);
    private static final String HELLO = "{\"hello\":\"world\"}";

    /** A delivery that is genuine at {@code at}; {@code timed} if its time is signed. */
    private record Vector(
            String name,
            Scheme scheme,
            String secret,
            @Nullable String url,
            Map<String, String> headers,
            String signatureHeader,
            String body,
            Instant at,
            boolean timed) {
        Vector with(String header, String value) {
            var changed = new HashMap<>(headers);
            changed.put(header, value);
            return new Vector(name, scheme, secret, url, changed, signatureHeader, body, at, timed);
        }

        Vector without(String header) {
            var changed = new HashMap<>(headers);
            changed.remove(header);
            return new Vector(name, scheme, secret, url, changed, signatureHeader, body, at, timed);
        }

        Verdict verify(List<String> secrets, byte[] changed, Instant now) {
            return scheme.verify(new SignedRequest("POST", url, headers, changed), secrets, now, TOLERANCE);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(key), algorithm));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Vector untimed(String name, Scheme scheme, String secret, String header, String signature) {
        return new Vector(name, scheme, secret, null, Map.of(header, signature), header, HELLO, NOW, false);
    }

    static Stream<Vector> vectors() {
        return Stream.of(
                new Vector(
                        "Standard Webhooks",
                        Scheme.STANDARD_WEBHOOKS,
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        null,
                        Map.of(
                                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "webhook-timestamp", "1614265330",
                                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                        "webhook-signature",
                        "{\"test\": 2432232314}",
                        Instant.ofEpochSecond(1_614_265_330L),
                        true),
                new Vector(
                        "Zendesk",
                        Scheme.ZENDESK,
                        "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==",
                        null,
                        Map.of(
                                "X-Zendesk-Webhook-Signature",
                                base64(mac(
                                        "HmacSHA256",
                                        "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==",
                                        "2026-09-01T00:00:00Z" + HELLO)),
                                "X-Zendesk-Webhook-Signature-Timestamp",
                                "2026-09-01T00:00:00Z"),
                        "X-Zendesk-Webhook-Signature",
                        HELLO,
                        Instant.parse("2026-09-01T00:00:00Z"),
                        true),
                untimed(
                        "Typeform",
                        Scheme.TYPEFORM,
                        "typeform-secret",
                        "Typeform-Signature",
                        "sha256=ALZSbj2/HuduZO40rURR50W5GKgcmbq/aAIhZ2OeJ8U="),
                new Vector(
                        "Chatwoot",
                        Scheme.CHATWOOT,
                        "chatwoot-secret",
                        null,
                        Map.of(
                                "X-Chatwoot-Timestamp",
                                "1788220800",
                                "X-Chatwoot-Signature",
                                "sha256=b2298b0fdf5f05898831dff2913dfc90e28a7de512ddcca462351659b3e294dc"),
                        "X-Chatwoot-Signature",
                        HELLO,
                        NOW,
                        true),
                untimed(
                        "Intercom",
                        Scheme.INTERCOM,
                        "intercom-secret",
                        "X-Hub-Signature",
                        "sha1=f0370dccbe42fb3b813b5f0230d21cdb3a953eb7"),
                untimed(
                        "Segment",
                        Scheme.SEGMENT,
                        "segment-secret",
                        "X-Signature",
                        "2f12a6fe0a646e72601087243c93c844df1bc3f7"),
                untimed(
                        "Mautic",
                        Scheme.MAUTIC,
                        "mautic-secret",
                        "Webhook-Signature",
                        "MemmIkAJRFdJnA6MeEH2CkAbUdwwEBlj6L+Z/CaKyPY="),
                new Vector(
                        "HubSpot v3",
                        Scheme.HUBSPOT,
                        "hubspot-secret",
                        "https://example.com/hook",
                        Map.of(
                                "X-HubSpot-Request-Timestamp",
                                "1788220800000",
                                "X-HubSpot-Signature-v3",
                                "TRRTiL2hBHW1iRJix2zA7a1C5/CFsNUC4CDvwDksX38="),
                        "X-HubSpot-Signature-v3",
                        HELLO,
                        NOW,
                        true),
                new Vector(
                        "HubSpot v2",
                        Scheme.HUBSPOT,
                        "hubspot-secret",
                        "https://example.com/hook",
                        Map.of(
                                "X-HubSpot-Signature-Version",
                                "v2",
                                "X-HubSpot-Signature",
                                sha256("hubspot-secret" + "POST" + "https://example.com/hook" + HELLO)),
                        "X-HubSpot-Signature",
                        HELLO,
                        NOW,
                        false),
                untimed(
                        "PagerDuty",
                        Scheme.PAGERDUTY,
                        "pagerduty-secret",
                        "X-PagerDuty-Signature",
                        "v1=0000,v1=" + HexFormat.of().formatHex(mac("HmacSHA256", "pagerduty-secret", HELLO))),
                new Vector(
                        "generic",
                        new SignatureSettings("hmac", "X-Sig", "sha512", "base64", "h=", "X-Time", "millis", ":")
                                .toScheme(),
                        "generic-secret",
                        null,
                        Map.of(
                                "X-Sig",
                                "h=" + base64(mac("HmacSHA512", "generic-secret", "1788220800000:" + HELLO)),
                                "X-Time",
                                "1788220800000"),
                        "X-Sig",
                        HELLO,
                        NOW,
                        true));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_documented_vector_is_genuine(Vector vector) {
        // when
        var verdict = vector.verify(List.of(vector.secret()), bytes(vector.body()), vector.at());

        assertThat(verdict).isEqualTo(new Genuine());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void either_of_two_secrets_is_enough_while_one_replaces_the_other(Vector vector) {
        // when
        var second = vector.verify(List.of("another-secret", vector.secret()), bytes(vector.body()), vector.at());
        var first = vector.verify(List.of(vector.secret(), "another-secret"), bytes(vector.body()), vector.at());

        assertThat(List.of(first, second)).containsOnly(new Genuine());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void another_secret_is_refused(Vector vector) {
        // when
        var verdict = vector.verify(List.of("another-secret"), bytes(vector.body()), vector.at());

        assertThat(verdict).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_body_that_was_cut_or_changed_anywhere_is_refused(Vector vector) {
        var body = bytes(vector.body());
        var random = new Random(7);

        // when
        var verdicts = IntStream.range(0, body.length)
                .boxed()
                .flatMap(at -> {
                    var changed = body.clone();
                    changed[at] ^= (byte) (1 << random.nextInt(7));
                    return Stream.of(Arrays.copyOf(body, at), changed);
                })
                .map(changed -> vector.verify(List.of(vector.secret()), changed, vector.at()))
                .toList();

        assertThat(verdicts).containsOnly(new Refused(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_signature_that_was_cut_is_refused(Vector vector) {
        var signature = Objects.requireNonNull(vector.headers().get(vector.signatureHeader()));

        // when
        var verdicts = IntStream.range(1, signature.length())
                // Base64 says the same with and without its padding
                .filter(length -> !signature.substring(length).matches("=*"))
                .mapToObj(length -> vector.with(vector.signatureHeader(), signature.substring(0, length)))
                .map(cut -> cut.verify(List.of(vector.secret()), bytes(vector.body()), vector.at()))
                .toList();

        assertThat(verdicts).allMatch(Refused.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_delivery_without_a_signature_is_refused(Vector vector) {
        // when
        var verdict = vector.without(vector.signatureHeader())
                .verify(List.of(vector.secret()), bytes(vector.body()), vector.at());

        assertThat(verdict).isEqualTo(new Refused(Reason.MISSING_SIGNATURE));
    }

    static Stream<Vector> timedVectors() {
        return vectors().filter(Vector::timed);
    }

    @ParameterizedTest
    @MethodSource("timedVectors")
    void what_is_replayed_after_the_tolerance_is_refused_to_the_millisecond(Vector vector) {
        var secrets = List.of(vector.secret());
        var body = bytes(vector.body());

        // when
        var last = vector.verify(secrets, body, vector.at().plus(TOLERANCE));
        var late = vector.verify(secrets, body, vector.at().plus(TOLERANCE).plusMillis(1));
        var early = vector.verify(secrets, body, vector.at().minus(TOLERANCE).minusMillis(1));

        assertThat(last).isEqualTo(new Genuine());
        assertThat(late).isEqualTo(new Refused(Reason.TOO_OLD));
        assertThat(early).isEqualTo(new Refused(Reason.TOO_NEW));
    }

    @ParameterizedTest
    @MethodSource("timedVectors")
    void another_time_than_the_signed_one_is_refused(Vector vector) {
        var header = vector.headers().keySet().stream()
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("time"))
                .findFirst()
                .orElseThrow();
        var digits = Objects.requireNonNull(vector.headers().get(header));
        var moved = digits.endsWith("Z") ? "2026-09-01T00:00:01Z" : digits.substring(0, digits.length() - 4) + "9999";

        // when
        var changed = vector.with(header, moved).verify(List.of(vector.secret()), bytes(vector.body()), vector.at());
        var unreadable =
                vector.with(header, "soon").verify(List.of(vector.secret()), bytes(vector.body()), vector.at());
        var missing = vector.without(header).verify(List.of(vector.secret()), bytes(vector.body()), vector.at());

        assertThat(changed).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(unreadable).isEqualTo(new Refused(Reason.MISSING_TIMESTAMP));
        assertThat(missing).isEqualTo(new Refused(Reason.MISSING_TIMESTAMP));
    }

    @Test
    void standard_webhooks_takes_any_entry_of_a_list_and_skips_those_it_does_not_know() {
        var vector = vectors().findFirst().orElseThrow();
        var list = "v1a,AAAA v2,BBBB v1,CCCC " + vector.headers().get("webhook-signature");

        // when
        var verdict = vector.with("webhook-signature", list)
                .verify(List.of(vector.secret()), bytes(vector.body()), vector.at());

        assertThat(verdict).isEqualTo(new Genuine());
    }

    @Test
    void standard_webhooks_does_not_look_at_endless_lists() {
        var vector = vectors().findFirst().orElseThrow();
        var list = "v1,AAAA ".repeat(16) + vector.headers().get("webhook-signature");

        // when
        var verdict = vector.with("webhook-signature", list)
                .verify(List.of(vector.secret()), bytes(vector.body()), vector.at());

        assertThat(verdict).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void standard_webhooks_verifies_with_a_public_key() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = keys.getPublic().getEncoded();
        var publicKey = "whpk_" + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(bytes("msg_1." + NOW.getEpochSecond() + "." + HELLO));
        var request = new SignedRequest(
                "POST",
                null,
                Map.of(
                        "Webhook-Id",
                        "msg_1",
                        "Webhook-Timestamp",
                        Long.toString(NOW.getEpochSecond()),
                        "Webhook-Signature",
                        "v1a," + base64(signer.sign())),
                bytes(HELLO));
        var changed = new SignedRequest("POST", null, request.headers(), bytes("{\"hello\":\"World\"}"));

        // when
        var genuine = Scheme.STANDARD_WEBHOOKS.verify(request, List.of(publicKey), NOW, TOLERANCE);
        var forged = Scheme.STANDARD_WEBHOOKS.verify(changed, List.of(publicKey), NOW, TOLERANCE);
        var noKey = Scheme.STANDARD_WEBHOOKS.verify(request, List.of("whpk_AAAA"), NOW, TOLERANCE);

        assertThat(genuine).isEqualTo(new Genuine());
        assertThat(forged).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(noKey).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void zendesk_signs_the_time_before_the_body_and_not_after_it() {
        var secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
        var body = "{\"say\": \"hello\"}";
        var time = "2021-07-25T10:00:00Z";
        var older = base64(mac("HmacSHA256", secret, body + time));
        var request = new SignedRequest(
                "POST",
                null,
                Map.of("X-Zendesk-Webhook-Signature", older, "X-Zendesk-Webhook-Signature-Timestamp", time),
                bytes(body));

        // when
        var verdict = Scheme.ZENDESK.verify(request, List.of(secret), Instant.parse(time), TOLERANCE);

        assertThat(verdict).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void segment_signs_the_first_event_of_a_batch() {
        var first = "{\"type\": \"track\", \"messageId\": \"m-1\", \"properties\": {\"note\": \"好]\"}}";
        var body = "[ " + first + ", {\"type\": \"track\", \"messageId\": \"m-2\"}]";
        var headers = Map.of("X-Signature", HexFormat.of().formatHex(mac("HmacSHA1", "segment-secret", first)));

        // when
        var batch = Scheme.SEGMENT.verify(
                new SignedRequest("POST", null, headers, bytes(body)), List.of("segment-secret"), NOW, TOLERANCE);
        var second = Scheme.SEGMENT.verify(
                new SignedRequest("POST", null, headers, bytes(body.replace("m-1", "m-0"))),
                List.of("segment-secret"),
                NOW,
                TOLERANCE);

        assertThat(batch).isEqualTo(new Genuine());
        assertThat(second).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void hubspot_needs_to_know_its_own_address() {
        var vector =
                vectors().filter(v -> v.name().equals("HubSpot v3")).findFirst().orElseThrow();
        var request = new SignedRequest("POST", null, vector.headers(), bytes(HELLO));
        var elsewhere = new SignedRequest("POST", "https://example.com/other", vector.headers(), bytes(HELLO));

        // when
        var unknown = Scheme.HUBSPOT.verify(request, List.of(vector.secret()), NOW, TOLERANCE);
        var other = Scheme.HUBSPOT.verify(elsewhere, List.of(vector.secret()), NOW, TOLERANCE);

        assertThat(unknown).isEqualTo(new Refused(Reason.NO_PUBLIC_URL));
        assertThat(other).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void settings_of_a_scheme_are_checked() {
        var settings = new SignatureSettings("hmac", null, "md5", "octal", "x".repeat(17), "no header", "days", null);

        // when
        var fields = settings.violations().stream().map(v -> v.field()).toList();

        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "signature.header",
                        "signature.timestampHeader",
                        "signature.algorithm",
                        "signature.encoding",
                        "signature.timestampUnit",
                        "signature.prefix");
    }
}
