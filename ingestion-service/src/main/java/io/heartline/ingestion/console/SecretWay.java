package io.heartline.ingestion.console;

import io.heartline.ingestion.source.SecretUse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the secret of a source comes from. */
enum SecretWay {
    /** The sender shows it: a signing secret, a password, a key. */
    SIGNING(SecretUse.SIGNING, false),
    /** It is made here, in the form of Standard Webhooks. */
    NEW_SIGNING(SecretUse.SIGNING, true),
    /** Somebody has chosen it. */
    URL_TOKEN(SecretUse.URL_TOKEN, false),
    /** It is made here. */
    NEW_URL_TOKEN(SecretUse.URL_TOKEN, true),
    /** There is none, yet. */
    NONE(null, false);

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final @Nullable SecretUse use;
    private final boolean made;

    SecretWay(@Nullable SecretUse use, boolean made) {
        this.use = use;
        this.made = made;
    }

    @Nullable
    SecretUse use() {
        return use;
    }

    /** Whether it is made here, and has to be shown once. */
    boolean made() {
        return made;
    }

    /** The name in forms and among the texts. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The way of this name; none for any other. */
    static SecretWay of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(way -> way.wire().equals(wire))
                .findFirst()
                .orElse(NONE);
    }

    /** What was entered, or a new secret. */
    @Nullable
    String value(@Nullable String entered) {
        if (!made) {
            return entered;
        }
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return use == SecretUse.URL_TOKEN
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                : "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
