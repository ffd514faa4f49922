package io.heartline.platform.access;

import io.heartline.platform.secret.SecretBox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Log-ins of people to pages: a sealed cookie that carries the hash of their API key and when it ends.
 *
 * <p>Roles and brands are those that the key has when the cookie comes back, so that a key that is taken away ends its
 * log-ins. Nothing is stored. A cookie counts for pages alone, never for an endpoint of the API: another site cannot make
 * a browser call one.
 */
@ApplicationScoped
public class Sessions {
    /** The name of the cookie. */
    public static final String COOKIE = "heartline-session";
    /** Where pages are; the cookie is sent nowhere else. */
    public static final String PAGES = "/console";

    private static final int KEY_BYTES = 32;
    /** The first byte of what a box with a key closed; anything else was never sealed. */
    private static final byte SEALED = 1;

    private final SecretBox box;
    private final Duration length;
    private final Clock clock;

    Sessions(SessionConfig config, Clock clock) {
        this.box =
                new SecretBox("heartline.session.key", Optional.of(config.key().orElseGet(Sessions::ownKey)));
        this.length = config.length();
        this.clock = clock;
    }

    private static String ownKey() {
        Log.warn("Log-ins end with this service and hold at no other: set heartline.session.key to share them");
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** How long a log-in lasts. */
    public Duration length() {
        return length;
    }

    /** The value of a new cookie. */
    String seal(byte[] keyHash) {
        var ends = clock.instant().plus(length).getEpochSecond();
        var text = ends + ":" + HexFormat.of().formatHex(keyHash);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(box.close(text));
    }

    /** The hash of the key in a cookie; none if it was not sealed here, or has ended. */
    Optional<byte[]> open(String cookie) {
        try {
            var sealed = Base64.getUrlDecoder().decode(cookie);
            if (sealed.length == 0 || sealed[0] != SEALED) {
                return Optional.empty();
            }
            var parts = box.open(sealed).split(":", -1);
            boolean ended = !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])));
            return ended ? Optional.empty() : Optional.of(HexFormat.of().parseHex(parts[1]));
        } catch (RuntimeException e) {
            // What a stranger sends may be anything; it opens nothing.
            Log.debug("A cookie is no log-in", e);
            return Optional.empty();
        }
    }
}
