package io.heartline.metrics.stratum;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The strata of customers, as first assigned.
 *
 * <p>A customer is in the stratum of a dimension that the latest event with that dimension says, whatever order the
 * events arrived in; of two events of the same instant the one with the higher id says it.
 */
@ApplicationScoped
public class Strata {
    /** The dimensions that customers' profiles have. */
    public static final List<String> DIMENSIONS = List.of("language", "plan", "region", "tier");

    private static final SortedMap<String, String> NOWHERE = Collections.emptySortedMap();

    private static final String OF =
            "select customer_id, dimension, stratum from customer_stratum where customer_id = any(?)";
    private static final String SAID = """
            select distinct on (customer_id, said.key) customer_id, said.key as dimension, said.value as stratum
            from evidence cross join lateral jsonb_each_text(strata) as said
            where customer_id = any(?) and strata is not null
            order by customer_id, said.key, occurred_at desc, id desc""";
    private static final String FORGET = "delete from customer_stratum where customer_id = any(?)";
    private static final String RECORD = """
            insert into customer_stratum (customer_id, brand, dimension, stratum)
            select id, brand, of_dimension, in_stratum from unnest(?, ?, ?) as now (id, of_dimension, in_stratum)
            join customer on customer_id = id""";

    private final Database database;

    Strata(Database database) {
        this.database = database;
    }

    private record Row(UUID customerId, String dimension, String stratum) {}

    /** The strata of these customers by dimension; who is in none is left out. */
    public Map<UUID, SortedMap<String, String>> of(Collection<UUID> customerIds) {
        return strata(OF, customerIds);
    }

    /** Those of these customers whose evidence says something else than is kept. */
    public Set<UUID> moving(Collection<UUID> customerIds) {
        var kept = of(customerIds);
        var said = strata(SAID, customerIds);
        Set<UUID> moving = new HashSet<>(customerIds);
        moving.removeIf(id -> kept.getOrDefault(id, NOWHERE).equals(said.getOrDefault(id, NOWHERE)));
        return moving;
    }

    /** Keeps what the evidence of these customers says. */
    public void move(Collection<UUID> customerIds) {
        List<Row> rows = new ArrayList<>();
        strata(SAID, customerIds)
                .forEach((id, strata) ->
                        strata.forEach((dimension, stratum) -> rows.add(new Row(id, dimension, stratum))));
        forget(customerIds);
        database.update(
                RECORD,
                column("uuid", rows, Row::customerId),
                column("text", rows, Row::dimension),
                column("text", rows, Row::stratum));
    }

    /**
     * Deletes the strata of these customers.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return database.update(FORGET, ids(customerIds));
    }

    private Map<UUID, SortedMap<String, String>> strata(String sql, Collection<UUID> customerIds) {
        Map<UUID, SortedMap<String, String>> strata = new HashMap<>();
        if (!customerIds.isEmpty()) {
            database.query(
                    sql,
                    row -> strata.computeIfAbsent(row.id("customer_id"), id -> new TreeMap<>())
                            .put(row.text("dimension"), row.text("stratum")),
                    ids(customerIds));
        }
        return strata;
    }
}
