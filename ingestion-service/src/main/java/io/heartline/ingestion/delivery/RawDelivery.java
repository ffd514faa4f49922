package io.heartline.ingestion.delivery;

import io.heartline.platform.problem.Violation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A delivery as it came, closed; and what became of it. Rows are made by {@link RawDeliveries}. */
@Entity
@Table(name = "raw_delivery")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields; queries read some of them
class RawDelivery {
    @Id
    private UUID id;

    private UUID sourceId;
    private byte[] keyHash;
    private byte @Nullable [] payload;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Violation> reasons;

    private UUID[] customerIds;
    private int attempts;
    private Instant nextAttemptAt;
    private Instant receivedAt;
    private @Nullable Instant processedAt;
    private @Nullable Instant correctedAt;

    protected RawDelivery() {}

    UUID id() {
        return id;
    }

    /** The closed payload, which every delivery has that is not done. */
    byte[] payload() {
        return Objects.requireNonNull(payload);
    }

    DeliveryState state() {
        return state;
    }

    List<Violation> reasons() {
        return reasons;
    }

    int attempts() {
        return attempts;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Instant processedAt() {
        return processedAt;
    }

    @Nullable
    Instant correctedAt() {
        return correctedAt;
    }

    /** Notes that it was processed; violations mean that it is shown to people. */
    void processed(List<Violation> violations, Collection<UUID> customers, Instant now) {
        state = violations.isEmpty() ? DeliveryState.DONE : DeliveryState.REJECTED;
        reasons = List.copyOf(violations);
        customerIds = customers.toArray(UUID[]::new);
        processedAt = now;
    }

    /** Notes that it holds what may not be kept. */
    void dropped(Instant now) {
        processed(List.of(), List.of(), now);
        payload = null;
    }

    /** Notes an attempt that failed for no reason in its content, and gives up after too many. */
    void failed(int attemptsMax, Duration wait, Instant now) {
        attempts++;
        nextAttemptAt = now.plus(wait);
        if (attempts >= attemptsMax) {
            processed(
                    List.of(new Violation(
                            null, "", "processing-failed", "could not be stored in " + attemptsMax + " attempts")),
                    List.of(),
                    now);
        }
    }

    void correct(byte[] closed, Instant now) {
        payload = closed;
        correctedAt = now;
    }

    void replay(Instant now) {
        state = DeliveryState.WAITING;
        attempts = 0;
        nextAttemptAt = now;
    }
}
