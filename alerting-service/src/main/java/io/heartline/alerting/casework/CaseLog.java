package io.heartline.alerting.casework;

import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to cases, what people say of them, and how customers were answered. In the caller's transaction. */
@ApplicationScoped
class CaseLog {
    /** The actor of what happens by itself. */
    static final String BY_ITSELF = "heartline";

    static final int COMMENTS_MAX = 1000;
    static final int RESPONSES_MAX = 200;
    /** The most steps that are shown, the newest. */
    static final int STEPS_SHOWN_MAX = 500;

    private static final String STEP = """
            insert into case_step (id, case_id, step, actor, note, at) values (?, ?, ?, ?, ?, ?)""";
    private static final String STEPS = """
            select step, actor, note, at from (
                select * from case_step where case_id = ? order by at desc, id desc limit ?) newest
            order by at, id""";
    private static final String COMMENT = """
            insert into case_comment (id, case_id, author, text, at)
            select ?, ?, ?, ?, ? where (select count(*) from case_comment where case_id = ?) < ?""";
    private static final String RESPOND = """
            insert into case_response (id, case_id, kind, channel, outreach_id, note, responded_by, responded_at)
            select ?, ?, ?, ?, ?, ?, ?, ? where (select count(*) from case_response where case_id = ?) < ?
            on conflict do nothing""";
    private static final String RESPONSES = """
            select id, kind, channel, outreach_id, note, responded_by, responded_at from case_response
            where case_id = ? order by responded_at, id""";

    private final Database database;
    private final Clock clock;

    CaseLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a step was. */
    enum What {
        OPENED,
        ACKNOWLEDGED,
        CHANGED,
        LINKED,
        UNLINKED,
        ALERT_JOINED,
        ALERT_RESOLVED,
        LAST_ALERT_RESOLVED,
        OUTREACH,
        RESPONDED,
        ROUTED,
        ESCALATED,
        OVERDUE,
        CLOSED,
        REOPENED;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A step. */
    record Step(String step, String actor, @Nullable String note, Instant at) {}

    /** What somebody said. */
    record Comment(UUID id, String author, String text, Instant at) {}

    /** How the customer was answered. */
    record Response(
            UUID id,
            ResponseKind kind,
            ResponseChannel channel,
            @Nullable UUID outreachId,
            @Nullable String note,
            String by,
            Instant at) {}

    void note(UUID caseId, What what, String actor, @Nullable String note) {
        database.update(STEP, Ids.next(), caseId, what.wire(), actor, note, clock.instant());
    }

    /** Oldest first; of a long history the newest part. */
    List<Step> steps(UUID caseId) {
        return database.query(
                STEPS,
                row -> new Step(
                        row.getString("step"),
                        row.getString("actor"),
                        row.getString("note"),
                        Database.instant(row, "at")),
                caseId,
                STEPS_SHOWN_MAX);
    }

    /** Whether there was room for it. */
    boolean comment(UUID caseId, String author, String text) {
        return database.update(COMMENT, Ids.next(), caseId, author, text, clock.instant(), caseId, COMMENTS_MAX) == 1;
    }

    /** Oldest first. */
    List<Comment> comments(UUID caseId) {
        return database.query(
                "select id, author, text, at from case_comment where case_id = ? order by at, id",
                row -> new Comment(
                        row.getObject("id", UUID.class),
                        row.getString("author"),
                        row.getString("text"),
                        Database.instant(row, "at")),
                caseId);
    }

    /** Whether it was new and there was room for it. */
    boolean respond(UUID caseId, Response response) {
        return database.update(
                        RESPOND,
                        response.id(),
                        caseId,
                        response.kind().wire(),
                        response.channel().wire(),
                        response.outreachId(),
                        response.note(),
                        response.by(),
                        response.at(),
                        caseId,
                        RESPONSES_MAX)
                == 1;
    }

    /** Oldest first. */
    List<Response> responses(UUID caseId) {
        return database.query(
                RESPONSES,
                row -> new Response(
                        row.getObject("id", UUID.class),
                        ResponseKind.of(row.getString("kind")),
                        ResponseChannel.of(row.getString("channel")),
                        row.getObject("outreach_id", UUID.class),
                        row.getString("note"),
                        row.getString("responded_by"),
                        Database.instant(row, "responded_at")),
                caseId);
    }
}
