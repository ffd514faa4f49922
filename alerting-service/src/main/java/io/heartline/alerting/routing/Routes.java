package io.heartline.alerting.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tree of routes, and its versions. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Routes {
    private static final String LATEST =
            "select version, tree, changed_at, changed_by from routing_version order by version desc limit 1";
    private static final String BEFORE = """
        select version, tree, changed_at, changed_by from routing_version
        where version < ? order by version desc limit ?\
        """;
    private static final String INSERT =
            "insert into routing_version (version, tree, changed_at, changed_by) values (?, ?, ?, ?)";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Routes(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A version of the tree. */
    record Versioned(int version, RoutingTree tree, Instant changedAt, String changedBy) {}

    /** The tree that holds now; empty until somebody gives one: then every receiver takes what it wants. */
    public Optional<RoutingTree> tree() {
        return latest().map(Versioned::tree);
    }

    /** What need not be told now. */
    public List<Inhibition> inhibitions() {
        return tree().map(RoutingTree::inhibitions).orElse(Inhibition.SHIPPED);
    }

    Optional<Versioned> latest() {
        return database.first(LATEST, this::read);
    }

    List<Versioned> before(int version, int limit) {
        return database.query(BEFORE, this::read, version, limit);
    }

    /** Gives a new tree; the one that holds already is no new version. */
    Versioned put(RoutingTree tree, String by) {
        database.lock("routing");
        var latest = latest();
        if (latest.isPresent() && latest.get().tree().equals(tree)) {
            return latest.get();
        }
        var next = new Versioned(latest.map(Versioned::version).orElse(0) + 1, tree, clock.instant(), by);
        database.update(INSERT, next.version(), write(tree), next.changedAt(), by);
        return next;
    }

    private Versioned read(ResultSet row) throws SQLException {
        try {
            return new Versioned(
                    row.getInt("version"),
                    json.readValue(row.getString("tree"), RoutingTree.class),
                    Database.instant(row, "changed_at"),
                    row.getString("changed_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the routes were not written by us", e);
        }
    }

    private String write(RoutingTree tree) {
        try {
            return json.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the routes cannot be written as JSON", e);
        }
    }
}
