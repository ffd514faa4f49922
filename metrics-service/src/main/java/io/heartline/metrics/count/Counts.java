package io.heartline.metrics.count;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How much the books of a brand hold.
 *
 * <p>In a transaction entries are counted first, then pulses, then evidence, so that none waits for another in a circle.
 */
@ApplicationScoped
public class Counts {
    private static final int SHARDS = 16;
    private static final String ADD = """
            insert into book_count as known (brand, kind, shard, n) select brand, ?, ?, n
            from unnest(?, ?) as added (brand, n)
            on conflict (brand, kind, shard) do update set n = known.n + excluded.n""";
    private static final String READ = "select kind, sum(n)::bigint as n from book_count where brand = ? group by kind";

    private final Database database;

    Counts(Database database) {
        this.database = database;
    }

    /** What is counted, in the order in which it is added. */
    public enum Kind {
        /** Scored interactions, each once. */
        INTERACTIONS,
        /** Customer events, each once. */
        EVENTS,
        /** Entries that are no reversals. */
        POSTINGS,
        /** Entries that take another back. */
        REVERSALS,
        /** Scopes of windows that were published, each once. */
        PULSES
    }

    /** Adds so many of these, or takes them away, in the caller's transaction. */
    public <T> void add(Kind kind, Collection<T> added, Function<T, String> brand, int times) {
        if (added.isEmpty()) {
            return;
        }
        Map<String, Long> byBrand = new TreeMap<>();
        added.forEach(one -> byBrand.merge(brand.apply(one), (long) times, Long::sum));
        database.update(
                ADD,
                wire(kind),
                (short) ThreadLocalRandom.current().nextInt(SHARDS),
                column("text", byBrand.entrySet(), Map.Entry::getKey),
                column("int8", byBrand.entrySet(), Map.Entry::getValue));
    }

    /** The brands of which the books hold anything, by name. */
    public List<String> brands() {
        return database.query("select distinct brand from book_count order by brand", row -> row.text("brand"));
    }

    /** How many there are of each kind; 0 of none. */
    public ToLongFunction<Kind> of(String brand) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        database.query(
                READ,
                row -> counts.put(Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)), row.number("n")),
                brand);
        return kind -> counts.getOrDefault(kind, 0L);
    }

    private static String wire(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
