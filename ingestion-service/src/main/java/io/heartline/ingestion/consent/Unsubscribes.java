package io.heartline.ingestion.consent;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Links by which customers refuse by themselves.
 *
 * <p>A token has 256 random bits and only its hash is kept, so neither guessing nor reading the database yields one. It
 * stays valid: a link in an old message must still work.
 */
@ApplicationScoped
public class Unsubscribes {
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;
    private static final String PROOF = "the customer followed the link of a message";
    private static final String SOURCE = "unsubscribe";
    private static final String ADD = """
            insert into unsubscribe_token (hash, customer_id, channel, purpose, created_at) values (?, ?, ?, ?, ?)""";
    private static final String FIND = """
            select customer_id, channel, purpose from unsubscribe_token where hash = ?""";

    private final Database database;
    private final Consents consents;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Unsubscribes(Database database, Consents consents, Clock clock) {
        this.database = database;
        this.consents = consents;
        this.clock = clock;
    }

    /** What a link refuses. */
    record Link(UUID customerId, @Nullable ContactChannel channel, Purpose purpose) {}

    /**
     * A new token for the path {@code /unsubscribe/{token}}, stored in the caller's transaction. The same link serves the
     * header {@code List-Unsubscribe} with {@code List-Unsubscribe-Post} (RFC 8058).
     *
     * @param channel what the link refuses; null for all channels
     */
    @Transactional(TxType.MANDATORY)
    public String token(UUID customerId, @Nullable ContactChannel channel, Purpose purpose) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.update(
                ADD, hash(token), customerId, channel == null ? null : channel.wire(), purpose.wire(), clock.instant());
        return token;
    }

    /** What a token refuses; empty if there is no such token. */
    Optional<Link> find(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        return database.first(
                FIND,
                row -> {
                    var channel = row.getString("channel");
                    return new Link(
                            row.getObject("customer_id", UUID.class),
                            channel == null ? null : ContactChannel.of(channel),
                            Purpose.of(row.getString("purpose")));
                },
                hash(token));
    }

    /** Withdraws what a token stands for; false if there is no such token. */
    @Transactional
    public boolean use(String token) {
        var link = find(token);
        link.filter(found -> !isWithdrawn(found))
                .ifPresent(found -> consents.record(
                        found.customerId(),
                        List.of(new ConsentDecision(
                                found.channel(),
                                found.purpose(),
                                ConsentStatus.WITHDRAWN,
                                SOURCE,
                                PROOF,
                                clock.instant()))));
        return link.isPresent();
    }

    private boolean isWithdrawn(Link link) {
        return consents.refusal(link.customerId(), link.channel(), link.purpose())
                .filter(refusal -> refusal.reason() == ConsentRefusal.Reason.WITHDRAWN)
                .isPresent();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
