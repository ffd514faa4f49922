package io.heartline.alerting.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.CustomerStanding;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How relationships stand, as it was last told, and what moved them. Runs in the caller's transaction. */
@ApplicationScoped
public class Standings {
    private static final int SPOKEN_MAX = 200;

    private static final String NOTE = """
            insert into known_standing (customer_id, brand, revision, segment, value_tier, vip, balance, churn_risk, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update
            set revision = excluded.revision, segment = excluded.segment, value_tier = excluded.value_tier,
                vip = excluded.vip, balance = excluded.balance, churn_risk = excluded.churn_risk, at = excluded.at
            where known_standing.revision < excluded.revision""";
    private static final String LATEST = """
            select segment, value_tier, vip, balance, churn_risk from known_standing
            where customer_id = any (?)
            order by at desc, customer_id limit 1""";
    private static final String SPOKEN = """
            select stirred from heard
            where customer_id = any (?) and stirred is not null
            order by occurred_at desc, interaction_id limit ?""";
    private static final String SPOKE_SINCE = """
            select count(*), count(*) filter (where negative) from heard
            where customer_id = any (?) and not backfill and occurred_at > ?""";

    private static final String REPUTATION = """
            select count(*), count(*) filter (where balance < 0) from known_standing where brand = ?""";

    private final Database database;
    private final ObjectMapper json;

    Standings(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Notes how relationships stand; the highest revision of a customer wins. */
    public void note(Collection<CustomerStanding> standings) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var standing : standings) {
            rows.add(new @Nullable Object[] {
                standing.customerId(),
                standing.brand(),
                standing.revision(),
                standing.segment().wire(),
                standing.valueTier(),
                standing.vip(),
                standing.balance(),
                standing.churnRisk(),
                standing.at()
            });
        }
        database.batch(NOTE, rows);
    }

    /** How a person with these ids stands. */
    public Standing of(List<UUID> family) {
        return database.first(
                        LATEST,
                        row -> {
                            var tier = row.getString("value_tier");
                            return new Standing(
                                    row.getString("segment"),
                                    tier == null ? "" : tier,
                                    row.getBoolean("vip"),
                                    row.getDouble("balance"),
                                    row.getObject("churn_risk", Double.class));
                        },
                        (Object) family.toArray(UUID[]::new))
                .orElse(Standing.UNTOLD);
    }

    /**
     * How a brand's relationships stand.
     *
     * @param told how many customers it was told of
     * @param strained how many of them have a balance below 0
     */
    public record Reputation(long told, long strained) {}

    /** How a brand's relationships stand, as they were last told. */
    public Reputation reputation(String brand) {
        return database.first(REPUTATION, row -> new Reputation(row.getLong(1), row.getLong(2)), brand)
                .orElse(new Reputation(0, 0));
    }

    /** What a person with these ids spoke of lately: of each thing that was said, the valence of its aspects. */
    public List<Map<String, Double>> spokenOf(List<UUID> family) {
        return database.query(SPOKEN, row -> aspects(row.getString(1)), family.toArray(UUID[]::new), SPOKEN_MAX);
    }

    /** Whether a person with these ids said something after an instant. */
    public boolean spokeSince(List<UUID> family, Instant since) {
        return spoken(family, since, 1) > 0;
    }

    /** Whether a person with these ids said something negative after an instant. */
    public boolean complainedSince(List<UUID> family, Instant since) {
        return spoken(family, since, 2) > 0;
    }

    private long spoken(List<UUID> family, Instant since, int column) {
        return database.first(SPOKE_SINCE, row -> row.getLong(column), family.toArray(UUID[]::new), since)
                .orElse(0L);
    }

    private Map<String, Double> aspects(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Double>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was heard was not written by us", e);
        }
    }
}
