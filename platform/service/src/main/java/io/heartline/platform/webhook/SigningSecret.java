package io.heartline.platform.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret that messages are signed with, in the form of the Standard Webhooks specification:
 * {@code whsec_} and 24 to 64 bytes in base64.
 *
 * @param text the secret as people exchange it
 */
public record SigningSecret(String text) {
    static final String PREFIX = "whsec_";
    private static final int BYTES_MIN = 24;
    private static final int BYTES_MAX = 64;
    private static final int BYTES_NEW = 32;

    /** Refuses what {@link #isValid} refuses with an {@link IllegalArgumentException}. */
    public SigningSecret {
        if (!isValid(text)) {
            throw new IllegalArgumentException("a signing secret is whsec_ and 24 to 64 bytes in base64");
        }
    }

    /** Whether a text is such a secret. */
    public static boolean isValid(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return length >= BYTES_MIN && length <= BYTES_MAX;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A new secret of 32 random bytes. */
    public static SigningSecret random(SecureRandom random) {
        var bytes = new byte[BYTES_NEW];
        random.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "SigningSecret[hidden]";
    }
}
