package io.heartline.ingestion.prompt;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The links to prompts: 256 random bits each, known here by their hash alone.
 *
 * <p>A prompt may have several, since a link that was made once cannot be read again; the oldest go.
 */
@ApplicationScoped
class Links {
    static final int PER_PROMPT_MAX = 10;

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Database database;
    private final SurveysConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Links(Database database, SurveysConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** A new link to a prompt: its secret part. */
    @Transactional(TxType.MANDATORY)
    public String mint(UUID promptId) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.update(
                "insert into survey_link (token_hash, prompt_id, created_at) values (?, ?, ?)",
                hash(token),
                promptId,
                clock.instant());
        database.update("""
                delete from survey_link where token_hash in (
                  select token_hash from survey_link where prompt_id = ? order by created_at desc, token_hash
                  offset ?)""", promptId, PER_PROMPT_MAX);
        return token;
    }

    /** Whose link this is. */
    Optional<UUID> find(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        return database.first(
                "select prompt_id from survey_link where token_hash = ?", row -> row.getObject(1, UUID.class), (Object)
                        hash(token));
    }

    /** The page that a link leads to. */
    String url(String token) {
        return at("/s/" + token);
    }

    /** A path of this service as customers reach it. */
    String at(String path) {
        var base = config.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
