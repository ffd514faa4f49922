package io.heartline.platform.secret;

import io.quarkus.logging.Log;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Closes secrets before they are stored and opens them when they are used.
 *
 * <p>The first byte says how: 0 for as they are, 1 for AES-256-GCM with a random nonce of 12 bytes in front.
 */
public final class SecretBox {
    private static final byte PLAIN = 0;
    private static final byte AES_GCM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String property;
    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    /**
     * A box with a key, or without one: then secrets are stored as they are, and the log says so.
     *
     * @param property the name of the setting that holds the key, for messages
     * @param key 32 bytes in base64
     * @throws IllegalStateException if the key is of another form
     */
    public SecretBox(String property, Optional<String> key) {
        this.property = property;
        this.key = key.map(this::read).orElse(null);
        if (this.key == null) {
            Log.warnf("Secrets are stored as they are: set %s to encrypt them", property);
        }
    }

    private SecretKeySpec read(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(property + " is not " + KEY_BYTES + " bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** What may be stored of a secret. */
    public byte[] close(String secret) {
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

    /**
     * The secret that was closed.
     *
     * @throws IllegalStateException if it was closed with another key
     */
    public String open(byte[] stored) {
        var box = ByteBuffer.wrap(stored);
        if (box.get() == PLAIN) {
            return StandardCharsets.UTF_8.decode(box).toString();
        }
        if (key == null) {
            throw new IllegalStateException("a secret is encrypted but " + property + " is not set");
        }
        var nonce = new byte[NONCE_BYTES];
        box.get(nonce);
        var closed = new byte[box.remaining()];
        box.get(closed);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, closed), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret does not fit " + property, e);
        }
    }
}
