package io.heartline.metrics.standing;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists persons by their segment, as last published. */
@ApplicationScoped
public class People {
    private static final String LIST = """
            select customer_id, segment, previous_segment, last_heard_at, value_tier, vip from standing
            where brand = ? and segment is not null and (?::text is null or segment = ?)
                and (coalesce(last_heard_at, 'epoch'), customer_id) < (?, ?)
            order by coalesce(last_heard_at, 'epoch') desc, customer_id desc limit ?""";

    /** Before the first: later and larger than any. */
    public static final After FIRST =
            new After(Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private final Database database;

    People(Database database) {
        this.database = database;
    }

    /** Where a page of the list begins: after this person. */
    public record After(Instant heardAt, UUID id) {}

    /**
     * A person.
     *
     * @param heardAt when the person last expressed something; null for never
     * @param tier high, middle or low; null if it is not known
     */
    public record Listed(
            UUID id,
            Segment segment,
            @Nullable Segment previous,
            @Nullable Instant heardAt,
            @Nullable String tier,
            boolean vip) {}

    /**
     * Persons of a brand, those first who were heard last.
     *
     * @param segment null for all
     */
    public List<Listed> list(String brand, @Nullable Segment segment, After after, int limit) {
        var wire = segment == null ? null : segment.wire();
        return database.query(LIST, People::listed, brand, wire, wire, after.heardAt(), after.id(), limit);
    }

    private static Listed listed(Row row) throws SQLException {
        var previous = row.textOrNull("previous_segment");
        return new Listed(
                row.id("customer_id"),
                Segment.of(row.text("segment")),
                previous == null ? null : Segment.of(previous),
                row.instantOrNull("last_heard_at"),
                row.textOrNull("value_tier"),
                row.flag("vip"));
    }
}
