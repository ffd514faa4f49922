package io.heartline.metrics.evidence;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The evidence that is kept: one row for each interaction and customer event, its winner. */
@ApplicationScoped
public class Pieces {
    private static final TypeReference<Map<String, Long>> ASPECTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> STRATA = new TypeReference<>() {};

    private static final String COLUMNS = """
            id, kind, brand, customer_id, version, revision, occurred_at, backfill, product, campaign, channel,
            touchpoint, reach, event_type, emotion, sentiment, valence_micros, intensity_micros, confidence_micros,
            love, aspects, entry_id, units_micros, entry_kind, model, conversation, agent, queue, strata""";

    private static final String FIND = "select " + COLUMNS + " from evidence where id = any(?)";

    private static final String OF = "select " + COLUMNS + " from evidence where customer_id = any(?)";

    // The fence (offset 0) makes the database look each span up in the index. It would rather read all of a brand's
    // evidence, since it cannot know how short the spans are.
    private static final String WINDOWS = """
            select piece.* from unnest(?, ?, ?) as span (of_brand, from_at, to_at)
            cross join lateral (
                select * from evidence
                where kind = 'expression' and brand = of_brand and occurred_at >= from_at and occurred_at < to_at
                offset 0) as piece""";

    private static final String LINES = """
            select customer_id, id, occurred_at, kind, event_type, emotion, valence_micros, love, entry_id,
                units_micros, entry_kind
            from unnest(?, ?) as asked (of_customer, since)
            cross join lateral (
                select * from evidence
                where customer_id = of_customer and occurred_at > coalesce(since, '-infinity') and kind <> 'agent-message'
                offset 0) as piece""";

    private static final String RECORD = "insert into evidence (" + COLUMNS + """
            )
            select id, kind, brand, customer_id, version, revision, occurred_at, backfill, product, campaign, channel,
                touchpoint, reach, event_type, emotion, sentiment, valence_micros, intensity_micros, confidence_micros,
                love, aspects::jsonb, entry_id, units_micros, entry_kind, model, conversation, agent, queue, strata::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as row (
            """ + COLUMNS + """
            )
            on conflict (id) do update set
                kind = excluded.kind, brand = excluded.brand, customer_id = excluded.customer_id,
                version = excluded.version, revision = excluded.revision, occurred_at = excluded.occurred_at,
                backfill = excluded.backfill, product = excluded.product, campaign = excluded.campaign,
                channel = excluded.channel, touchpoint = excluded.touchpoint, reach = excluded.reach,
                event_type = excluded.event_type, emotion = excluded.emotion, sentiment = excluded.sentiment,
                valence_micros = excluded.valence_micros, intensity_micros = excluded.intensity_micros,
                confidence_micros = excluded.confidence_micros, love = excluded.love, aspects = excluded.aspects,
                entry_id = excluded.entry_id, units_micros = excluded.units_micros, entry_kind = excluded.entry_kind,
                model = excluded.model, conversation = excluded.conversation, agent = excluded.agent,
                queue = excluded.queue, strata = excluded.strata
            """;

    private final Database database;
    private final ObjectMapper json;

    Pieces(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A span of time of one brand.
     *
     * @param from the first instant
     * @param to the first instant after it
     */
    public record Span(String brand, Instant from, Instant to) {}

    /** The winners of these interactions and events that are known already. */
    public Map<UUID, Recorded> find(Collection<UUID> ids) {
        Map<UUID, Recorded> found = new HashMap<>();
        database.query(FIND, this::recorded, ids(ids))
                .forEach(row -> found.put(row.piece().id(), row));
        return found;
    }

    /** All evidence of these customers, as first assigned; in no order. */
    public List<Piece> of(Collection<UUID> customerIds) {
        return winners(customerIds).stream().map(Recorded::piece).toList();
    }

    /** All evidence of these customers, as first assigned, with the entries that stand for it; in no order. */
    public List<Recorded> winners(Collection<UUID> customerIds) {
        return database.query(OF, this::recorded, ids(customerIds));
    }

    /**
     * Deletes all evidence of these customers.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return database.update("delete from evidence where customer_id = any(?)", ids(customerIds));
    }

    /** What customers expressed within these spans, in no order. */
    public List<Piece> expressed(Collection<Span> spans) {
        return database.query(
                WINDOWS,
                row -> recorded(row).piece(),
                column("text", spans, Span::brand),
                column("timestamptz", spans, Span::from),
                column("timestamptz", spans, Span::to));
    }

    /**
     * A customer, as first assigned, from a time on.
     *
     * @param at the evidence after this; null for all of it
     */
    public record Since(UUID customerId, @Nullable Instant at) {}

    /** All evidence of these customers, as first assigned; in no order. */
    public Map<UUID, List<Line>> lines(Collection<UUID> customerIds) {
        return linesSince(customerIds.stream().map(id -> new Since(id, null)).toList());
    }

    /** The evidence of these customers; in no order. */
    public Map<UUID, List<Line>> linesSince(Collection<Since> customers) {
        Map<UUID, List<Line>> found = new HashMap<>();
        database.query(
                LINES,
                row -> found.computeIfAbsent(row.id("customer_id"), customer -> new ArrayList<>())
                        .add(PieceRow.line(row)),
                column("uuid", customers, Since::customerId),
                column("timestamptz", customers, Since::at));
        return found;
    }

    /** Keeps winners, each in the place of the one before it. */
    public void record(Collection<Recorded> winners) {
        if (winners.isEmpty()) {
            return;
        }
        database.update(
                RECORD,
                piece("uuid", winners, Piece::id),
                piece("text", winners, PieceRow::kind),
                piece("text", winners, Piece::brand),
                piece("uuid", winners, Piece::customerId),
                piece("int", winners, piece -> piece.rank().version()),
                piece("int", winners, piece -> piece.rank().revision()),
                piece("timestamptz", winners, Piece::occurredAt),
                piece("bool", winners, Piece::backfill),
                piece("text", winners, piece -> piece.place().product()),
                piece("text", winners, piece -> piece.place().campaign()),
                piece("text", winners, PieceRow::channel),
                piece("text", winners, piece -> piece.place().touchpoint()),
                piece("int8", winners, piece -> piece.place().reach()),
                piece("text", winners, PieceRow::eventType),
                feeling("text", winners, feeling -> feeling.emotion().wire()),
                feeling("text", winners, feeling -> feeling.sentiment().wire()),
                feeling("int8", winners, Feeling::valenceMicros),
                feeling("int8", winners, Feeling::intensityMicros),
                feeling("int8", winners, Feeling::confidenceMicros),
                piece("bool", winners, PieceRow::love),
                piece("text", winners, piece -> write(PieceRow.aspects(piece))),
                posted("uuid", winners, Posted::entryId),
                posted("int8", winners, Posted::unitsMicros),
                posted("text", winners, posted -> posted.kind().wire()),
                piece("text", winners, piece -> piece.context().model()),
                piece("text", winners, piece -> piece.context().conversation()),
                piece("text", winners, piece -> piece.context().agent()),
                piece("text", winners, piece -> piece.context().queue()),
                piece("text", winners, piece -> strata(piece.context())));
    }

    private static Database.Column piece(
            String type, Collection<Recorded> winners, Function<Piece, @Nullable Object> value) {
        return column(type, winners, winner -> value.apply(winner.piece()));
    }

    private static Database.Column feeling(String type, Collection<Recorded> winners, Function<Feeling, Object> value) {
        return piece(type, winners, piece -> {
            var feeling = piece.feeling();
            return feeling == null ? null : value.apply(feeling);
        });
    }

    private static Database.Column posted(String type, Collection<Recorded> winners, Function<Posted, Object> value) {
        return column(type, winners, winner -> {
            var posted = winner.posted();
            return posted == null ? null : value.apply(posted);
        });
    }

    private Recorded recorded(Row row) throws SQLException {
        var strata = row.textOrNull("strata");
        return PieceRow.recorded(
                row, read(row.text("aspects"), ASPECTS), strata == null ? Map.of() : read(strata, STRATA));
    }

    private @Nullable String strata(Context context) {
        return context.strata().isEmpty() ? null : write(context.strata());
    }

    private String write(Map<String, ?> object) {
        try {
            return json.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("aspects and strata cannot be written as JSON", e);
        }
    }

    private <T> T read(String object, TypeReference<T> type) {
        try {
            return json.readValue(object, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("aspects and strata were not written by us", e);
        }
    }
}
