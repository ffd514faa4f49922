package io.heartline.alerting.contactpolicy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer to "may this customer be contacted now", and what became of it. */
@Entity
class ContactDecision {
    @Id
    private UUID id;

    private UUID requestId;
    private UUID customerId;
    private String brand;
    private String channel;
    private String messageClass;
    private String purpose;
    private @Nullable String surveySlug;
    private @Nullable String surveyKind;
    private @Nullable String askedZone;
    private int policyVersion;
    private String status;
    private boolean dryRun;
    private boolean allowed;
    private String rule;
    private String reason;
    private String refusals;
    private String inputs;
    private @Nullable Instant allowedFrom;
    private Instant decidedAt;
    private String decidedFor;
    private @Nullable Instant expiresAt;
    private @Nullable Instant settledAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected ContactDecision() {}

    ContactDecision(UUID id, ContactAsk ask, Answer answer, Instant at) {
        var survey = ask.proposal().survey();
        var zone = ask.zone();
        this.id = id;
        this.requestId = ask.requestId();
        this.customerId = ask.customerId();
        this.brand = ask.brand();
        this.channel = ask.proposal().channel();
        this.messageClass = ask.proposal().messageClass().wire();
        this.purpose = ask.proposal().purpose().wire();
        this.surveySlug = survey == null ? null : survey.slug();
        this.surveyKind = survey == null ? null : survey.kind().wire();
        this.askedZone = zone == null ? null : zone.getId();
        this.policyVersion = answer.policyVersion();
        this.dryRun = ask.dryRun();
        this.allowed = answer.allowed();
        this.rule = answer.rule();
        this.reason = answer.reason();
        this.refusals = answer.refusals();
        this.inputs = answer.inputs();
        this.allowedFrom = answer.allowedFrom();
        this.decidedAt = at;
        this.decidedFor = ask.by();
        boolean reserves = allowed && !dryRun;
        this.expiresAt = reserves ? answer.expiresAt() : null;
        this.status = (dryRun ? ContactStatus.TRIED : allowed ? ContactStatus.RESERVED : ContactStatus.REFUSED).wire();
    }

    /**
     * What the rules said, as it is kept.
     *
     * @param refusals as JSON
     * @param inputs as JSON
     * @param expiresAt when a slot that is taken now is free again; absent if refused
     */
    record Answer(
            int policyVersion,
            boolean allowed,
            String rule,
            String reason,
            String refusals,
            String inputs,
            @Nullable Instant allowedFrom,
            @Nullable Instant expiresAt) {}

    /** Whether this decision answers the same question. */
    boolean answers(ContactAsk ask) {
        var survey = ask.proposal().survey();
        var zone = ask.zone();
        return customerId.equals(ask.customerId())
                && brand.equals(ask.brand())
                && channel.equals(ask.proposal().channel())
                && messageClass.equals(ask.proposal().messageClass().wire())
                && purpose.equals(ask.proposal().purpose().wire())
                && Objects.equals(surveySlug, survey == null ? null : survey.slug())
                && Objects.equals(
                        surveyKind, survey == null ? null : survey.kind().wire())
                && Objects.equals(askedZone, zone == null ? null : zone.getId());
    }

    /** How far it came; a slot that nobody confirmed in time has expired. */
    ContactStatus status(Instant now) {
        var kept = ContactStatus.of(status);
        return kept == ContactStatus.RESERVED && expiresAt != null && !now.isBefore(expiresAt)
                ? ContactStatus.EXPIRED
                : kept;
    }

    void settle(ContactStatus end, Instant at) {
        status = end.wire();
        settledAt = at;
    }

    UUID id() {
        return id;
    }

    UUID requestId() {
        return requestId;
    }

    UUID customerId() {
        return customerId;
    }

    String brand() {
        return brand;
    }

    String channel() {
        return channel;
    }

    MessageClass messageClass() {
        return MessageClass.of(messageClass);
    }

    ContactPurpose purpose() {
        return ContactPurpose.of(purpose);
    }

    Proposal.@Nullable Survey survey() {
        return surveySlug == null || surveyKind == null
                ? null
                : new Proposal.Survey(surveySlug, SurveyKind.of(surveyKind));
    }

    int policyVersion() {
        return policyVersion;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean allowed() {
        return allowed;
    }

    String rule() {
        return rule;
    }

    String reason() {
        return reason;
    }

    /** As JSON. */
    String refusals() {
        return refusals;
    }

    /** As JSON. */
    String inputs() {
        return inputs;
    }

    @Nullable
    Instant allowedFrom() {
        return allowedFrom;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedFor() {
        return decidedFor;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
