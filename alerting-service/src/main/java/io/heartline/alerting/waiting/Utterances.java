package io.heartline.alerting.waiting;

import io.heartline.contracts.Channel;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What customers wrote and agents answered, in any order. Everything runs in the caller's transaction.
 *
 * <p>An answer is what an agent wrote in reply to it, or later in the same conversation.
 */
@ApplicationScoped
public class Utterances {
    /** For how long it is known. */
    static final Duration KEPT = Duration.ofDays(30);
    /** Whoever has waited for longer is no longer waited for. */
    private static final Duration WAITS_AT_MOST = Duration.ofDays(14);

    private static final int WAITING_MAX = 20_000;
    private static final long SECONDS_PER_MINUTE = 60;

    private static final String SAVE = """
            insert into utterance (interaction_id, version, revision, brand, source, external_id, customer_id,
                                   conversation_id, in_reply_to, speaker, kind, channel, touchpoint, product, negative,
                                   reach, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (interaction_id) do update
            set version = excluded.version, revision = excluded.revision, kind = excluded.kind,
                touchpoint = excluded.touchpoint, product = excluded.product, negative = excluded.negative,
                reach = excluded.reach
            where (utterance.version, utterance.revision) < (excluded.version, excluded.revision)""";
    private static final String ANSWER = """
            update utterance asked set answered_at = answers.at
            from (select asked.interaction_id, min(reply.at) as at
                  from utterance touched
                  join utterance asked on asked.brand = touched.brand and asked.speaker = 'customer'
                    and (asked.interaction_id = touched.interaction_id
                         or asked.conversation_id = touched.conversation_id
                         or (asked.source = touched.source and asked.external_id = touched.in_reply_to))
                  join utterance reply on reply.brand = asked.brand and reply.speaker = 'agent'
                    and ((reply.source = asked.source and reply.in_reply_to = asked.external_id)
                         or (reply.conversation_id = asked.conversation_id and reply.at >= asked.at))
                  where touched.interaction_id = any (?)
                  group by asked.interaction_id) answers
            where asked.interaction_id = answers.interaction_id
              and asked.answered_at is distinct from answers.at""";
    private static final String COLUMNS = """
            select interaction_id, customer_id, brand, kind, at, channel, touchpoint, product, negative, reach, answered_at
            from utterance
            where speaker = 'customer' and at >= ?""";
    private static final String UNANSWERED = COLUMNS + " and answered_at is null order by at limit " + WAITING_MAX;
    private static final String RECENT =
            COLUMNS + " and (?::text[] is null or brand = any (?)) order by at desc limit ?";

    private static final String REFERENCE =
            "select source, external_id, channel from utterance where interaction_id = ?";
    private static final String ANSWERED_SINCE = """
            select count(*) from utterance
            where customer_id = any (?) and speaker = 'customer' and answered_at > ?""";

    private final Database database;
    private final BusinessCalendars calendars;
    private final Clock clock;

    Utterances(Database database, BusinessCalendars calendars, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Notes what was written; what is backfill or too old is nobody's to answer. */
    public void note(List<ScoredInteraction> interactions) {
        var since = clock.instant().minus(KEPT);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (var one : interactions) {
            var kind = kind(one);
            if (kind.isPresent() && !one.backfill() && !one.occurredAt().isBefore(since)) {
                ids.add(one.id());
                rows.add(row(one, kind.get()));
            }
        }
        if (!rows.isEmpty()) {
            database.batch(SAVE, rows);
            database.update(ANSWER, (Object) ids.toArray(UUID[]::new));
        }
    }

    private static Optional<String> kind(ScoredInteraction one) {
        if (one.speaker() == Speaker.AGENT) {
            return Optional.of("reply");
        }
        if (one.channel() == Channel.CHAT || one.channel() == Channel.EMAIL || one.channel() == Channel.SMS) {
            return Optional.of("message");
        }
        boolean open = one.openlyVisible() && (one.channel() == Channel.REVIEW || one.channel() == Channel.SOCIAL);
        return open ? Optional.of("review") : Optional.empty();
    }

    private static @Nullable Object[] row(ScoredInteraction one, String kind) {
        var score = one.score();
        return new @Nullable Object[] {
            one.id(),
            one.version(),
            score.revision(),
            one.brand(),
            one.source(),
            one.externalId(),
            one.customerId(),
            one.conversationId(),
            one.inReplyTo(),
            one.speaker() == Speaker.AGENT ? "agent" : "customer",
            kind,
            one.channel().wire(),
            one.touchpoint(),
            one.product(),
            !score.abstained() && score.sentiment() == Sentiment.NEGATIVE,
            one.reach() == null ? 0L : one.reach(),
            one.occurredAt()
        };
    }

    /** What has no answer, the oldest first; nothing older than two weeks. */
    public List<Waiting> unanswered() {
        var now = clock.instant();
        var hours = calendars.all();
        return database.query(UNANSWERED, row -> waiting(row, hours, now), now.minus(WAITS_AT_MOST));
    }

    /** The most recent things that these brands' customers wrote, and for how long each waited or waits. */
    public List<Waiting> recent(String @Nullable [] brands, Instant since, int limit) {
        var now = clock.instant();
        var hours = calendars.all();
        return database.query(RECENT, row -> waiting(row, hours, now), since, brands, brands, limit);
    }

    /** Where something that was written stands, so that it can be answered there. */
    public record Reference(String source, String externalId, String channel) {}

    /** Where an utterance stands; empty if it is no longer known. */
    public Optional<Reference> reference(UUID interactionId) {
        return database.first(
                REFERENCE,
                row -> new Reference(row.getString("source"), row.getString("external_id"), row.getString("channel")),
                interactionId);
    }

    /** Whether an agent answered a person with these ids after an instant. */
    public boolean answeredSince(List<UUID> family, Instant since) {
        return database.first(ANSWERED_SINCE, row -> row.getLong(1), family.toArray(UUID[]::new), since)
                        .orElse(0L)
                > 0;
    }

    private static Waiting waiting(ResultSet row, Map<String, BusinessHours> hours, Instant now) throws SQLException {
        var brand = row.getString("brand");
        var at = Database.instant(row, "at");
        var answered = Database.instantOrNull(row, "answered_at");
        var until = answered == null ? now : answered;
        var product = row.getString("product");
        return new Waiting(
                row.getObject("interaction_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                brand,
                row.getString("kind"),
                at,
                Math.max(0, Duration.between(at, until).toSeconds() / SECONDS_PER_MINUTE),
                hours.getOrDefault(brand, BusinessHours.ALWAYS).minutesBetween(at, until),
                row.getString("channel"),
                row.getString("touchpoint"),
                product == null ? "" : product,
                row.getBoolean("negative"),
                row.getLong("reach"));
    }

    void forgetOld() {
        database.update("delete from utterance where at < ?", clock.instant().minus(KEPT));
    }
}
