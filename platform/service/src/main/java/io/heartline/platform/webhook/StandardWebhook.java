package io.heartline.platform.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as the Standard Webhooks specification, version 1, says: HMAC-SHA256 over {@code id.timestamp.body}
 * with the bytes that the secret's base64 stands for.
 */
public final class StandardWebhook {
    private static final String ALGORITHM = "HmacSHA256";

    private StandardWebhook() {}

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param secret {@code whsec_} and base64
     * @param id the value of the header {@code webhook-id}
     * @param epochSeconds the value of the header {@code webhook-timestamp}
     * @param body exactly the bytes that are sent
     */
    public static String sign(String secret, String id, long epochSeconds, byte[] body) {
        try {
            var key = Base64.getDecoder().decode(secret.substring(SigningSecret.PREFIX.length()));
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
            mac.update(ByteBuffer.wrap(body));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
