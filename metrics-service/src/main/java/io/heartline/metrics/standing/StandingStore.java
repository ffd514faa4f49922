package io.heartline.metrics.standing;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.value.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of what was last published of each person. */
@ApplicationScoped
class StandingStore {
    private static final String ENSURE = """
            insert into standing (customer_id, brand)
            select customer_id, brand from customer where customer_id = any(?) order by customer_id
            on conflict do nothing""";
    private static final String HOLD = """
            select customer_id, brand, revision, segment, previous_segment, value_tier, vip from standing
            where customer_id = any(?) order by customer_id for update""";
    private static final String DUE = """
            select customer_id from standing where due_at <= ? order by due_at limit ? for update skip locked""";
    private static final String RECORD = """
            update standing set
                revision = now_revision, segment = now_segment, previous_segment = now_previous,
                moves = now_moves, last_heard_at = now_heard, due_at = now_due, value_tier = now_tier, vip = now_vip
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as changed
                (id, now_revision, now_segment, now_previous, now_moves, now_heard, now_due, now_tier, now_vip)
            where customer_id = id""";

    private final Database database;

    StandingStore(Database database) {
        this.database = database;
    }

    /**
     * What was last published.
     *
     * @param revision 0 if nothing was
     * @param segment null if nothing was, and for who was merged into another
     * @param tier null if the value is not known
     */
    record Last(
            UUID personId,
            String brand,
            long revision,
            @Nullable Segment segment,
            @Nullable Segment previousSegment,
            @Nullable Tier tier) {}

    /**
     * What is to be kept.
     *
     * @param dueAt when time alone may change it
     */
    record Next(
            UUID personId,
            long revision,
            @Nullable Segment segment,
            @Nullable Segment previousSegment,
            int moves,
            @Nullable Instant lastHeardAt,
            @Nullable Instant dueAt,
            @Nullable Tier tier) {}

    /** Makes the rows of these persons that are missing, and locks all of them, in order. */
    void hold(Collection<UUID> personIds) {
        database.update(ENSURE, ids(personIds));
        last(personIds);
    }

    /** What was last published of these persons, whose rows are there. */
    Map<UUID, Last> last(Collection<UUID> personIds) {
        Map<UUID, Last> found = new HashMap<>();
        database.query(HOLD, StandingStore::last, ids(personIds)).forEach(one -> found.put(one.personId(), one));
        return found;
    }

    /** Persons whom time alone may have changed; nobody else gets them until the transaction ends. */
    List<UUID> due(Instant by, int limit) {
        return database.query(DUE, row -> row.id("customer_id"), by, limit);
    }

    void record(List<Next> next) {
        database.update(
                RECORD,
                column("uuid", next, Next::personId),
                column("int8", next, Next::revision),
                column("text", next, one -> wire(one.segment())),
                column("text", next, one -> wire(one.previousSegment())),
                column("int", next, Next::moves),
                column("timestamptz", next, Next::lastHeardAt),
                column("timestamptz", next, Next::dueAt),
                column(
                        "text",
                        next,
                        one -> one.tier() == null ? null : one.tier().tier()),
                column("bool", next, one -> one.tier() != null && one.tier().vip()));
    }

    int forget(Collection<UUID> customerIds) {
        return database.update("delete from standing where customer_id = any(?)", ids(customerIds));
    }

    private static Last last(Row row) throws SQLException {
        var tier = row.textOrNull("value_tier");
        return new Last(
                row.id("customer_id"),
                row.text("brand"),
                row.number("revision"),
                segment(row.textOrNull("segment")),
                segment(row.textOrNull("previous_segment")),
                tier == null ? null : new Tier(tier, row.flag("vip")));
    }

    private static @Nullable Segment segment(@Nullable String wire) {
        return wire == null ? null : Segment.of(wire);
    }

    private static @Nullable String wire(@Nullable Segment segment) {
        return segment == null ? null : segment.wire();
    }
}
