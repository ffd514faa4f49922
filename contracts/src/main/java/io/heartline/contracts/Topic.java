package io.heartline.contracts;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The topics, and what each of them carries. */
public enum Topic {
    /** What customers and agents expressed, keyed by customer; carries text. */
    INTERACTIONS(Interaction.class, "io.heartline.interaction.v1", Duration.ofHours(64)),
    /** What happened to customers, keyed by customer. */
    CUSTOMER_EVENTS(CustomerEvent.class, "io.heartline.customer-event.v1", Duration.ofHours(64)),
    /** Scores, keyed by customer. */
    SCORED_INTERACTIONS(ScoredInteraction.class, "io.heartline.scored-interaction.v1", Duration.ofHours(64)),
    /** Who is who, keyed by customer, compacted. */
    CUSTOMER_IDENTITIES(CustomerIdentity.class, "io.heartline.customer-identity.v1", null),
    /** Survey invitations, keyed by customer. */
    INVITATIONS(Invitation.class, "io.heartline.invitation.v1", Duration.ofHours(64)),
    /** How relationships stand, keyed by customer, compacted. */
    CUSTOMER_STANDINGS(CustomerStanding.class, "io.heartline.customer-standing.v1", null),
    /** Five-minute windows, keyed by scope. */
    PULSES(Pulse.class, "io.heartline.pulse.v1", Duration.ofDays(7)),
    /** Who is heard, keyed by stratum, compacted. */
    VOICE_COVERAGE(VoiceCoverage.class, "io.heartline.voice-coverage.v1", null),
    /** How accurate models are, keyed by model, compacted. */
    MODEL_CARDS(ModelCard.class, "io.heartline.model-card.v1", null),
    /** Steps of outreach, keyed by customer. */
    OUTREACH(Outreach.class, "io.heartline.outreach.v1", Duration.ofHours(64)),
    /** Orders to forget customers, keyed by erasure. */
    ERASURES(Erasure.class, "io.heartline.erasure.v1", Duration.ofDays(365)),
    /** Answers to erasures, keyed by erasure. */
    ERASURE_RECEIPTS(ErasureReceipt.class, "io.heartline.erasure-receipt.v1", Duration.ofDays(365));

    /**
     * The longest that a copy of anything of a customer stays on any topic, dead letters included. A record is deleted with
     * its segment, so it outlives the retention of its topic by at most {@link #SEGMENT_AGE_MAX}, and by minutes until
     * the broker looks.
     */
    public static final Duration COPY_AGE_MAX = Duration.ofHours(71);

    /** The longest that a segment takes new records. */
    public static final Duration SEGMENT_AGE_MAX = Duration.ofHours(6);

    /** The longest that what a newer record replaces stays on a compacted topic. */
    public static final Duration COMPACTION_LAG_MAX = Duration.ofHours(64);

    private final Class<?> event;
    private final String type;
    private final @Nullable Duration retention;

    Topic(Class<?> event, String type, @Nullable Duration retention) {
        this.event = event;
        this.type = type;
        this.retention = retention;
    }

    /** The name of the topic in Kafka. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The record that mirrors its values. */
    public Class<?> event() {
        return event;
    }

    /** The CloudEvents type of its values. */
    public String type() {
        return type;
    }

    /** How long records are kept before their segment is deleted; absent for a compacted topic. */
    public @Nullable Duration retention() {
        return retention;
    }

    /** Where a service puts the records of this topic that it cannot read. */
    public String deadLetters(String service) {
        return wire() + "." + service + ".dlq";
    }
}
