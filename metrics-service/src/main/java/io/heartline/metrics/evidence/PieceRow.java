package io.heartline.metrics.evidence;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.database.Row;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How evidence lies in its table. */
final class PieceRow {
    private static final String EVENT = "event";
    private static final String EXPRESSION = "expression";
    private static final String AGENT_MESSAGE = "agent-message";

    /** Events that are done to a customer, or only noted: they show no activity of the customer. */
    private static final Set<String> PASSIVE = Set.of(
            "consent-changed",
            "data-misuse",
            "delivery-late",
            "privilege",
            "profile-changed",
            "reward",
            "service-failure",
            "unsolicited-contact");

    private PieceRow() {}

    static String kind(Piece piece) {
        return switch (piece.content()) {
            case Content.Expression expression -> EXPRESSION;
            case Content.AgentMessage message -> AGENT_MESSAGE;
            case Content.Event event -> EVENT;
        };
    }

    static @Nullable String channel(Piece piece) {
        var channel = piece.place().channel();
        return channel == null ? null : channel.wire();
    }

    static @Nullable String eventType(Piece piece) {
        return piece.content() instanceof Content.Event event ? event.type() : null;
    }

    static @Nullable Boolean love(Piece piece) {
        return piece.content() instanceof Content.Expression expression ? expression.love() : null;
    }

    static Map<String, Long> aspects(Piece piece) {
        return piece.content() instanceof Content.Expression expression ? expression.aspects() : Map.of();
    }

    static Recorded recorded(Row row, Map<String, Long> aspects, Map<String, String> strata) throws SQLException {
        var channel = row.textOrNull("channel");
        var piece = new Piece(
                row.id("id"),
                new Rank(row.count("version"), row.count("revision")),
                row.text("brand"),
                row.id("customer_id"),
                row.instant("occurred_at"),
                row.flag("backfill"),
                new Place(
                        row.textOrNull("product"),
                        row.textOrNull("campaign"),
                        channel == null ? null : Channel.of(channel),
                        row.textOrNull("touchpoint"),
                        row.numberOrNull("reach")),
                content(row, aspects),
                new Context(
                        row.textOrNull("model"),
                        row.textOrNull("conversation"),
                        row.textOrNull("agent"),
                        row.textOrNull("queue"),
                        new TreeMap<>(strata)));
        return new Recorded(piece, posted(row));
    }

    static Line line(Row row) throws SQLException {
        var emotion = row.textOrNull("emotion");
        var eventType = row.textOrNull("event_type");
        return new Line(
                row.id("id"),
                row.instant("occurred_at"),
                eventType == null,
                eventType != null && !PASSIVE.contains(eventType),
                emotion == null ? null : Emotion.of(emotion),
                row.numberOrNull("valence_micros"),
                row.flagOrNull("love"),
                posted(row));
    }

    private static Content content(Row row, Map<String, Long> aspects) throws SQLException {
        return switch (row.text("kind")) {
            case EXPRESSION -> new Content.Expression(feeling(row), row.flagOrNull("love"), aspects);
            case AGENT_MESSAGE -> new Content.AgentMessage();
            default -> new Content.Event(row.text("event_type"));
        };
    }

    private static @Nullable Feeling feeling(Row row) throws SQLException {
        var emotion = row.textOrNull("emotion");
        return emotion == null
                ? null
                : new Feeling(
                        Emotion.of(emotion),
                        Sentiment.of(row.text("sentiment")),
                        row.number("valence_micros"),
                        row.number("intensity_micros"),
                        row.number("confidence_micros"));
    }

    private static @Nullable Posted posted(Row row) throws SQLException {
        var entryId = row.idOrNull("entry_id");
        return entryId == null
                ? null
                : new Posted(entryId, row.number("units_micros"), EntryKind.of(row.text("entry_kind")));
    }
}
