package io.heartline.alerting.receiver;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Closes secrets before they are stored and opens them when they are used.
 *
 * <p>The first byte says how: 0 for as they are, 1 for AES-256-GCM with a random nonce of 12 bytes in front.
 */
@Startup
@ApplicationScoped
class SecretBox {
    private static final byte PLAIN = 0;
    private static final byte AES_GCM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    SecretBox(ReceiversConfig config) {
        key = config.secretKey().map(SecretBox::key).orElse(null);
        if (key == null) {
            Log.warn("Secrets of receivers are stored as they are: set heartline.receivers.secret-key to encrypt them");
        }
    }

    private static SecretKeySpec key(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("heartline.receivers.secret-key is not " + KEY_BYTES + " bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    byte[] close(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (key == null) {
            return ByteBuffer.allocate(1 + bytes.length).put(PLAIN).put(bytes).array();
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var closed = crypt(Cipher.ENCRYPT_MODE, key, nonce, bytes);
        return ByteBuffer.allocate(1 + NONCE_BYTES + closed.length)
                .put(AES_GCM)
                .put(nonce)
                .put(closed)
                .array();
    }

    /** @throws IllegalStateException if it was closed with another key */
    String open(byte[] stored) {
        var box = ByteBuffer.wrap(stored);
        if (box.get() == PLAIN) {
            return StandardCharsets.UTF_8.decode(box).toString();
        }
        if (key == null) {
            throw new IllegalStateException("a secret is encrypted but heartline.receivers.secret-key is not set");
        }
        var nonce = new byte[NONCE_BYTES];
        box.get(nonce);
        var closed = new byte[box.remaining()];
        box.get(closed);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, closed), StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret does not fit heartline.receivers.secret-key", e);
        }
    }
}
