package io.heartline.metrics.ledger;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Channel;
import io.heartline.contracts.EntryKind;
import io.heartline.metrics.count.Counts;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table of the ledger: entries are added and read, never changed. */
@ApplicationScoped
class Entries {
    private static final String COLUMNS = """
            id, brand, customer_id, cause_id, cause, version, revision, policy, kind, units_micros, stake_micros,
            intensity_micros, confidence_micros, channel, touchpoint, effective_at, posted_at, reverses, backfill""";

    private static final String ADD = "insert into entry (" + COLUMNS + """
            )
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FORGET = """
            delete from entry where customer_id = any(?) returning brand, reverses is not null as reversal""";

    private static final String FIND = "select seq, " + COLUMNS + " from entry where id = any(?)";

    private static final String STANDING = "select seq, " + COLUMNS + """

            from entry where cause_id = any(?) and reverses is null
                and not exists (select 1 from entry reversal where reversal.reverses = entry.id)""";

    private static final String PAGE = "select seq, " + COLUMNS + """

            from entry
            where customer_id = any(?) and effective_at <= ? and (effective_at, seq) < (?, ?)
            order by effective_at desc, seq desc limit ?""";

    private static final String AMOUNTS = """
            select kind, units_micros, effective_at from entry
            where customer_id = any(?) and effective_at <= ? order by effective_at, seq""";

    private final Database database;
    private final Counts counts;

    Entries(Database database, Counts counts) {
        this.database = database;
        this.counts = counts;
    }

    private record Gone(String brand, boolean reversal) {}

    /** An entry and its number in the order of posting. */
    record Numbered(long seq, Entry entry) {}

    /** What the balance needs of an entry. */
    record Amount(EntryKind kind, long unitsMicros, Instant effectiveAt) {}

    void add(List<Entry> entries) {
        database.update(
                ADD,
                column("uuid", entries, Entry::id),
                column("text", entries, Entry::brand),
                column("uuid", entries, Entry::customerId),
                column("uuid", entries, entry -> entry.cause().id()),
                column("text", entries, entry -> entry.cause().name()),
                column("int", entries, entry -> entry.cause().version()),
                column("int", entries, entry -> entry.cause().revision()),
                column("int", entries, Entry::policy),
                column("text", entries, entry -> entry.kind().wire()),
                column("int8", entries, Entry::unitsMicros),
                column("int8", entries, entry -> entry.factors().stakeMicros()),
                column("int8", entries, entry -> entry.factors().intensityMicros()),
                column("int8", entries, entry -> entry.factors().confidenceMicros()),
                column("text", entries, Entries::channel),
                column("text", entries, entry -> entry.cause().touchpoint()),
                column("timestamptz", entries, Entry::effectiveAt),
                column("timestamptz", entries, Entry::postedAt),
                column("uuid", entries, Entry::reverses),
                column("bool", entries, Entry::backfill));
        var reversals =
                entries.stream().filter(entry -> entry.reverses() != null).toList();
        var postings =
                entries.stream().filter(entry -> entry.reverses() == null).toList();
        counts.add(Counts.Kind.POSTINGS, postings, Entry::brand, 1);
        counts.add(Counts.Kind.REVERSALS, reversals, Entry::brand, 1);
    }

    int forget(Collection<UUID> customerIds) {
        var gone = database.query(FORGET, row -> new Gone(row.text("brand"), row.flag("reversal")), ids(customerIds));
        var reversals = gone.stream().filter(Gone::reversal).toList();
        var postings = gone.stream().filter(entry -> !entry.reversal()).toList();
        counts.add(Counts.Kind.POSTINGS, postings, Gone::brand, -1);
        counts.add(Counts.Kind.REVERSALS, reversals, Gone::brand, -1);
        return gone.size();
    }

    List<Entry> find(Collection<UUID> entryIds) {
        return entryIds.isEmpty()
                ? List.of()
                : database.query(FIND, row -> numbered(row).entry(), ids(entryIds));
    }

    /** The entries that stand for these causes. */
    List<Entry> standing(Collection<UUID> causeIds) {
        return database.query(STANDING, row -> numbered(row).entry(), ids(causeIds));
    }

    /** Entries that took effect by an instant, latest first, before the one with this time and number. */
    List<Numbered> page(Collection<UUID> customerIds, Instant at, Instant beforeAt, long beforeSeq, int limit) {
        return database.query(PAGE, Entries::numbered, ids(customerIds), at, beforeAt, beforeSeq, limit);
    }

    /** All that took effect by an instant, in the order of the ledger. */
    List<Amount> amounts(Collection<UUID> customerIds, Instant at) {
        return database.query(
                AMOUNTS,
                row -> new Amount(
                        EntryKind.of(row.text("kind")), row.number("units_micros"), row.instant("effective_at")),
                ids(customerIds),
                at);
    }

    private static @org.jspecify.annotations.Nullable String channel(Entry entry) {
        var channel = entry.cause().channel();
        return channel == null ? null : channel.wire();
    }

    private static Numbered numbered(Row row) throws SQLException {
        var channel = row.textOrNull("channel");
        var cause = new Entry.Cause(
                row.id("cause_id"),
                row.count("version"),
                row.count("revision"),
                row.text("cause"),
                channel == null ? null : Channel.of(channel),
                row.textOrNull("touchpoint"));
        var factors = new Entry.Factors(
                row.number("stake_micros"), row.number("intensity_micros"), row.number("confidence_micros"));
        var entry = new Entry(
                row.id("id"),
                row.text("brand"),
                row.id("customer_id"),
                cause,
                row.count("policy"),
                EntryKind.of(row.text("kind")),
                row.number("units_micros"),
                factors,
                row.instant("effective_at"),
                row.instant("posted_at"),
                row.idOrNull("reverses"),
                row.flag("backfill"));
        return new Numbered(row.number("seq"), entry);
    }
}
