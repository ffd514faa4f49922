package io.heartline.localstack.sink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks signatures as the Standard Webhooks specification, version 1, describes them: HMAC-SHA256 over
 * {@code id.timestamp.body}, sent as a space-separated list of {@code v1,<base64>}, so that secrets can rotate.
 */
final class SignatureCheck {
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION_PREFIX = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    SignatureCheck(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with " + SECRET_PREFIX);
        }
        this.key =
                new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), "HmacSHA256");
    }

    /**
     * Whether the body is what the holder of the secret sent, within five minutes of {@code now}.
     *
     * @param timestamp seconds since the epoch, as they stand in the header
     * @param signatures the header with the signatures; one of them must fit
     */
    boolean accepts(String id, String timestamp, byte[] body, String signatures, Instant now) {
        if (!isRecent(timestamp, now)) {
            return false;
        }
        var expected = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        for (var signature : signatures.split(" ", -1)) {
            var given = signature.startsWith(VERSION_PREFIX) ? signature.substring(VERSION_PREFIX.length()) : "";
            if (MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    private String sign(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            mac.update(ByteBuffer.wrap(body));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
