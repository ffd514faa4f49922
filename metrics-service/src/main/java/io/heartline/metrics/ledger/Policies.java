package io.heartline.metrics.ledger;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The versions of the policy. A version never changes; versions only go forward. */
@ApplicationScoped
public class Policies {
    private static final String STAKES = "select cause, touchpoint, units from stake where policy = ?";
    private static final String POLICY = "select version, loss_aversion from policy where version = ?";
    private static final String VERSIONS = """
            select version, note, created_by, created_at, version = (select version from policy_in_force) as in_force
            from policy where version < ? order by version desc limit ?""";
    private static final String NEXT = "select coalesce(max(version), 0) + 1 as version from policy";
    private static final String ADD_POLICY = """
            insert into policy (version, loss_aversion, note, created_by, created_at) values (?, ?, ?, ?, ?)""";
    private static final String ADD_STAKES = """
            insert into stake (policy, cause, touchpoint, units)
            select ?, cause, touchpoint, units from unnest(?, ?, ?) as one (cause, touchpoint, units)""";

    private final Database database;

    /** Kept for good: there are few, and they never change. */
    private final Map<Integer, Policy> known = new ConcurrentHashMap<>();

    Policies(Database database) {
        this.database = database;
    }

    /**
     * What is kept of a version beside what it says.
     *
     * @param createdBy absent for the one that is shipped
     */
    public record Version(
            int version,
            boolean inForce,
            @Nullable String note,
            @Nullable String createdBy,
            @Nullable Instant createdAt) {}

    /** The policy that new entries follow; none other comes into force before the caller's transaction ends. */
    public Policy inForce() {
        return get(database.query("select version from policy_in_force for share", row -> row.count("version"))
                .getFirst());
    }

    /** The policy in force, and nobody posts until the caller's transaction ends. */
    public int takeInForce() {
        return database.query("select version from policy_in_force for update", row -> row.count("version"))
                .getFirst();
    }

    /** Puts a version into force, in the caller's transaction. */
    public void putInForce(int version) {
        database.update("update policy_in_force set version = ?", version);
    }

    /** What a version says, if there is one. */
    public Optional<Policy> find(int version) {
        var cached = known.get(version);
        if (cached != null) {
            return Optional.of(cached);
        }
        var found = database.query(POLICY, this::policy, version);
        found.forEach(policy -> known.put(policy.version(), policy));
        return found.stream().findFirst();
    }

    /** Versions below this one, the highest first. */
    public List<Version> versions(int below, int limit) {
        return database.query(VERSIONS, Policies::version, below, limit);
    }

    /** Adds a version, one higher than all others; it is not in force yet. */
    public Policy add(
            BigDecimal lossAversion,
            Map<Policy.Key, BigDecimal> stakes,
            @Nullable String note,
            String createdBy,
            Instant now) {
        database.query("select pg_advisory_xact_lock(hashtext('heartline_policy'))", row -> true);
        int version = database.query(NEXT, row -> row.count("version")).getFirst();
        database.update(ADD_POLICY, version, lossAversion, note, createdBy, now);
        var rows = new ArrayList<>(stakes.entrySet());
        database.update(
                ADD_STAKES,
                version,
                column("text", rows, row -> row.getKey().cause()),
                column("text", rows, row -> row.getKey().touchpoint()),
                column("numeric", rows, Map.Entry::getValue));
        return new Policy(version, lossAversion, stakes);
    }

    private Policy get(int version) {
        return find(version).orElseThrow(() -> new IllegalStateException("there is no policy " + version));
    }

    private Policy policy(Row row) throws SQLException {
        Map<Policy.Key, BigDecimal> stakes = new HashMap<>();
        database.query(
                STAKES,
                stake ->
                        stakes.put(new Policy.Key(stake.text("cause"), stake.text("touchpoint")), stake.exact("units")),
                row.count("version"));
        return new Policy(row.count("version"), row.exact("loss_aversion"), stakes);
    }

    private static Version version(Row row) throws SQLException {
        return new Version(
                row.count("version"),
                row.flag("in_force"),
                row.textOrNull("note"),
                row.textOrNull("created_by"),
                row.instantOrNull("created_at"));
    }
}
