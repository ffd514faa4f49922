package io.heartline.ingestion.source;

import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes secrets and closes them. */
@ApplicationScoped
class SecretKeeper {
    /** One to use and one to follow it. */
    static final int SECRETS_MAX = 2;

    private static final int SIGNING_LENGTH_MIN = 8;
    private static final int TOKEN_LENGTH_MIN = 16;
    private static final int LENGTH_MAX = 512;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]++");
    private static final Pattern STANDARD = Pattern.compile("wh(?:sec|pk)_.*+");

    private final SourceRepository sources;
    private final SecretRepository secrets;
    private final Secrets box;
    private final Clock clock;

    SecretKeeper(SourceRepository sources, SecretRepository secrets, Secrets box, Clock clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.box = box;
        this.clock = clock;
    }

    /** Checks a secret that somebody gives us; the messages never repeat it. */
    static void check(Fields fields, String path, @Nullable SecretUse use, @Nullable String value) {
        fields.present(path + ".use", use);
        if (!fields.present(path + ".value", value) || value == null || use == null) {
            return;
        }
        int lengthMin = use == SecretUse.SIGNING ? SIGNING_LENGTH_MIN : TOKEN_LENGTH_MIN;
        if (value.length() < lengthMin || value.length() > LENGTH_MAX) {
            fields.refuse(
                    path + ".value", "invalid-length", "has not " + lengthMin + " to " + LENGTH_MAX + " characters");
        } else if (use == SecretUse.URL_TOKEN && !TOKEN.matcher(value).matches()) {
            fields.refuse(
                    path + ".value",
                    "invalid-token",
                    "has other characters than letters, digits, hyphens, underscores");
        } else if (STANDARD.matcher(value).matches() && !isBase64(value.substring(value.indexOf('_') + 1))) {
            fields.refuse(path + ".value", "invalid-secret", "has no base64 behind its prefix");
        }
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Keeps a secret that was checked.
     *
     * @throws Conflict if two of its use are valid already
     */
    SecretEntity add(UUID sourceId, SecretUse use, String value) {
        // The lock puts two that add at once in order.
        sources.findById(sourceId, LockModeType.PESSIMISTIC_WRITE);
        if (secrets.of(sourceId, use).size() >= SECRETS_MAX) {
            throw new Conflict("two-secrets", "Two such secrets are valid already: delete the old one first.");
        }
        var secret = new SecretEntity(sourceId, use, value, box.close(value), clock.instant());
        secrets.persist(secret);
        return secret;
    }
}
