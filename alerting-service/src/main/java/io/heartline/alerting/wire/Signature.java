package io.heartline.alerting.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures that chat vendors demand. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * Feishu: the string {@code timestamp\nsecret} is the key, and what is signed is empty.
     *
     * @param epochSeconds the field {@code timestamp}
     */
    static String feishu(long epochSeconds, String secret) {
        return sign(epochSeconds + "\n" + secret, "");
    }

    /**
     * DingTalk: the secret is the key, and {@code timestamp\nsecret} is signed. In a URL it must be encoded.
     *
     * @param epochMillis the parameter {@code timestamp}
     */
    static String dingTalk(long epochMillis, String secret) {
        return sign(secret, epochMillis + "\n" + secret);
    }

    private static String sign(String key, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
