package io.heartline.ingestion.prompt;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.Survey;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of the prompt ledger: a customer who was to be asked, and what became of it. */
@Entity
@Table(name = "survey_prompt")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields; queries read some of them
class PromptEntity {
    @Id
    private UUID id;

    private String survey;
    private int version;
    private String brand;
    private UUID customerId;
    private UUID causeId;
    private boolean direct;

    @Convert(converter = Wires.OfChannel.class)
    private @Nullable InvitationChannel channel;

    private @Nullable String language;

    @Convert(converter = Wires.OfState.class)
    private PromptState state;

    private Instant createdAt;
    private Instant dueAt;
    private Instant nextAttemptAt;
    private int attempts;
    private UUID decisionRequest;
    private @Nullable UUID decisionId;
    private @Nullable LocalDate quotaDay;
    private @Nullable String declinedRule;
    private @Nullable String declinedReason;
    private @Nullable Instant allowedFrom;
    private @Nullable Instant invitedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant shownAt;
    private @Nullable Instant dismissedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant expiredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> answers;

    private @Nullable Instant answerChangedAt;

    protected PromptEntity() {}

    PromptEntity(Survey survey, UUID customerId, UUID causeId, boolean direct, Instant dueAt, Instant now) {
        this.id = Ids.next();
        this.survey = survey.slug();
        this.version = survey.version();
        this.brand = survey.brand();
        this.customerId = customerId;
        this.causeId = causeId;
        this.direct = direct;
        this.state = PromptState.SCHEDULED;
        this.createdAt = now;
        this.dueAt = dueAt;
        this.nextAttemptAt = dueAt;
        this.decisionRequest = UUID.randomUUID();
        this.answers = Map.of();
    }

    UUID id() {
        return id;
    }

    String survey() {
        return survey;
    }

    int version() {
        return version;
    }

    String brand() {
        return brand;
    }

    UUID customerId() {
        return customerId;
    }

    UUID causeId() {
        return causeId;
    }

    boolean direct() {
        return direct;
    }

    @Nullable
    InvitationChannel channel() {
        return channel;
    }

    /** The channel of a prompt that was sent. */
    InvitationChannel usedChannel() {
        return Objects.requireNonNull(channel);
    }

    @Nullable
    String language() {
        return language;
    }

    PromptState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    int attempts() {
        return attempts;
    }

    UUID decisionRequest() {
        return decisionRequest;
    }

    @Nullable
    Refusal refusal() {
        return declinedRule == null || declinedReason == null
                ? null
                : new Refusal(declinedRule, declinedReason, allowedFrom);
    }

    @Nullable
    Instant invitedAt() {
        return invitedAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant shownAt() {
        return shownAt;
    }

    @Nullable
    Instant dismissedAt() {
        return dismissedAt;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    @Nullable
    Instant expiredAt() {
        return expiredAt;
    }

    Map<String, String> answers() {
        return answers;
    }

    /** Asks for the channel and the words that a caller wants rather than the survey's and the profile's. */
    void prefer(@Nullable InvitationChannel wanted, @Nullable String wantedLanguage) {
        channel = wanted;
        language = wantedLanguage;
    }

    /** Takes a place in a day's quota. */
    void count(LocalDate day) {
        quotaDay = day;
    }

    boolean counted() {
        return quotaDay != null;
    }

    /** The first attempt is under way; another one is made if nothing is said of it by then. */
    void lease(Instant until) {
        nextAttemptAt = until;
        attempts++;
    }

    /** Comes back later, with a new request if the last one was decided. */
    void defer(Instant until, boolean decided, @Nullable Refusal why) {
        nextAttemptAt = until;
        quotaDay = null;
        note(why);
        if (decided) {
            decisionRequest = UUID.randomUUID();
        }
    }

    void decline(Refusal why) {
        state = PromptState.DECLINED;
        quotaDay = null;
        note(why);
    }

    private void note(@Nullable Refusal why) {
        declinedRule = why == null ? null : why.rule();
        declinedReason = why == null ? null : why.reason();
        allowedFrom = why == null ? null : why.allowedFrom();
    }

    void invited(
            InvitationChannel by, @Nullable UUID decision, @Nullable String words, Duration lifetime, Instant now) {
        state = PromptState.INVITED;
        channel = by;
        decisionId = decision;
        language = words;
        invitedAt = now;
        expiresAt = now.plus(lifetime);
        note(null);
    }

    /** Remembers the language in which the customer was asked, unless it is known. */
    void asked(String words) {
        if (language == null) {
            language = words;
        }
    }

    /** Whether this is the first time. */
    boolean shown(Instant now) {
        if (state != PromptState.INVITED) {
            return false;
        }
        state = PromptState.SHOWN;
        shownAt = now;
        return true;
    }

    /** Whether it was open and not dismissed before. */
    boolean dismissed(Instant now) {
        if (state != PromptState.INVITED && state != PromptState.SHOWN) {
            return false;
        }
        state = PromptState.DISMISSED;
        dismissedAt = now;
        return true;
    }

    /** Whether these are the first answers. */
    boolean started(Map<String, String> given, Instant now) {
        answers = Map.copyOf(given);
        answerChangedAt = now;
        if (startedAt != null) {
            return false;
        }
        state = PromptState.STARTED;
        startedAt = now;
        return true;
    }

    /** Whether it was not answered before. */
    boolean answered(Instant now) {
        if (state != PromptState.STARTED) {
            return false;
        }
        state = PromptState.ANSWERED;
        answeredAt = now;
        return true;
    }

    void expire(Instant now) {
        state = PromptState.EXPIRED;
        expiredAt = now;
    }

    /** Whether answers are taken now: until it expires, and for a while after the last one. */
    boolean takesAnswers(Duration reviseWithin, Instant now) {
        if (state.open()) {
            return expiresAt != null && now.isBefore(expiresAt);
        }
        return state == PromptState.ANSWERED && answeredAt != null && now.isBefore(answeredAt.plus(reviseWithin));
    }
}
