package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Speaker;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations: the interactions of one source that carry the same {@code conversationId}. Two sources of a brand
 * may number their conversations alike, so the source belongs to the key.
 */
@ApplicationScoped
class Conversations {
    /** The newest messages of a conversation that are looked at. */
    static final int MESSAGES_MAX = 500;

    private static final String SOURCES = """
            select distinct source from interaction
            where brand = ? and conversation_id = ? and (?::text is null or source = ?)
            order by source limit 2""";
    private static final String MESSAGES = """
            select i.id, i.version, i.customer_id, i.speaker, i.agent_id, i.occurred_at, m.interaction_id, m.emotion,
                   m.anger, m.valence, m.urgency, m.intents
            from interaction i left join conversation_mood m on m.interaction_id = i.id
            where i.brand = ? and i.conversation_id = ? and i.source = ?
            order by i.occurred_at desc, i.id desc
            limit ?""";
    private static final String TALKS = """
            with talk as (
                select brand, source, conversation_id, count(*) as messages, max(occurred_at) as last_at,
                       max(occurred_at) filter (where speaker = 'agent') as answered_at
                from interaction
                where conversation_id is not null and occurred_at >= ?
                  and (?::text[] is null or brand = any(?)) and (?::text is null or brand = ?)
                group by brand, source, conversation_id)
            select *, answered_at is null or answered_at < last_at as unanswered
            from talk
            where (?::boolean is null or (answered_at is null or answered_at < last_at) = ?)
              and (?::timestamptz is null or (last_at, brand, source, conversation_id) < (?, ?, ?, ?))
            order by last_at desc, brand desc, source desc, conversation_id desc
            limit ?""";
    private static final String AGENTS = """
            with talk as (
                select source, conversation_id, max(occurred_at) as last_at,
                       max(occurred_at) filter (where speaker = 'agent') as answered_at
                from interaction
                where brand = ? and conversation_id is not null and occurred_at >= ?
                group by source, conversation_id),
            load as (
                select i.agent_id, i.source, i.conversation_id, count(*) as messages, max(i.occurred_at) as last_at
                from interaction i
                where i.brand = ? and i.conversation_id is not null and i.occurred_at >= ?
                  and i.speaker = 'agent' and i.agent_id is not null
                group by i.agent_id, i.source, i.conversation_id)
            select l.agent_id, sum(l.messages) as messages, count(*) as conversations,
                   count(*) filter (where t.answered_at < t.last_at and l.last_at = t.answered_at) as waiting
            from load l join talk t using (source, conversation_id)
            group by l.agent_id
            order by waiting desc, l.agent_id
            limit ?""";

    private final Database database;

    Conversations(Database database) {
        this.database = database;
    }

    /**
     * A conversation.
     *
     * @param messages oldest first
     * @param truncated whether older messages were left out
     */
    record Talk(String source, UUID customerId, List<Message> messages, boolean truncated) {}

    /** A line of the list. */
    record Line(
            String brand, String source, String conversationId, long messages, Instant lastAt, boolean unanswered) {}

    /** What an agent has to do. */
    record Load(String agentId, long messages, long conversations, long waiting) {}

    private record Row(UUID customerId, Message message) {}

    /** The sources that have a conversation of this id: none, one, or the first two of several. */
    List<String> sources(String brand, String id, @Nullable String source) {
        return database.query(SOURCES, row -> row.getString(1), brand, id, source, source);
    }

    /** A conversation that is there. */
    Talk read(String brand, String id, String source) {
        var rows = new ArrayList<>(database.query(MESSAGES, Conversations::row, brand, id, source, MESSAGES_MAX + 1));
        boolean truncated = rows.size() > MESSAGES_MAX;
        if (truncated) {
            rows.removeLast();
        }
        var customer = rows.getFirst().customerId();
        Collections.reverse(rows);
        return new Talk(source, customer, rows.stream().map(Row::message).toList(), truncated);
    }

    /** The next conversations, those with the newest messages first. */
    List<Line> list(Filter filter, Brands brands, List<String> after, int limit) {
        var names = brands.forSql();
        var at = after.isEmpty() ? null : Instant.parse(after.getFirst());
        return database.query(
                TALKS,
                row -> new Line(
                        row.getString("brand"),
                        row.getString("source"),
                        row.getString("conversation_id"),
                        row.getLong("messages"),
                        Database.instant(row, "last_at"),
                        row.getBoolean("unanswered")),
                filter.since(),
                names,
                names,
                filter.brand(),
                filter.brand(),
                filter.unanswered(),
                filter.unanswered(),
                at,
                at,
                at == null ? null : after.get(1),
                at == null ? null : after.get(2),
                at == null ? null : after.get(3),
                limit);
    }

    /**
     * Which conversations are listed.
     *
     * @param brand null for all brands of the caller
     * @param unanswered null for both kinds
     * @param since when something was said last
     */
    record Filter(@Nullable String brand, @Nullable Boolean unanswered, Instant since) {}

    /** The agents who said something since then, those with the most waiting customers first. */
    List<Load> loads(String brand, Instant since, int limit) {
        return database.query(
                AGENTS,
                row -> new Load(
                        row.getString("agent_id"),
                        row.getLong("messages"),
                        row.getLong("conversations"),
                        row.getLong("waiting")),
                brand,
                since,
                brand,
                since,
                limit);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("customer_id", UUID.class),
                new Message(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        Speaker.of(row.getString("speaker")),
                        row.getString("agent_id"),
                        Database.instant(row, "occurred_at"),
                        row.getObject("interaction_id") == null ? null : mood(row)));
    }

    private static Mood mood(ResultSet row) throws SQLException {
        var emotion = row.getString("emotion");
        return new Mood(
                emotion == null ? null : Emotion.of(emotion),
                row.getDouble("anger"),
                row.getObject("valence", Double.class),
                row.getDouble("urgency"),
                Set.of((String[]) row.getArray("intents").getArray()));
    }
}
