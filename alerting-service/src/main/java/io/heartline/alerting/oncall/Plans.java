package io.heartline.alerting.oncall;

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

/** Schedules and escalation policies as versioned data. Everything runs in the caller's transaction. */
@ApplicationScoped
class Plans {
    /** No installation has more of a kind. */
    static final int PLANS_MAX = 500;

    private static final String COLUMNS = "name, version, body, changed_at, changed_by from oncall_plan ";
    private static final String LATEST =
            "select " + COLUMNS + "where kind = ? and name = ? order by version desc limit 1";
    private static final String ALL =
            "select distinct on (name) " + COLUMNS + "where kind = ? order by name, version desc limit " + PLANS_MAX;
    private static final String INSERT =
            "insert into oncall_plan (kind, name, version, body, changed_at, changed_by) values (?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Plans(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A kind of plan. */
    record Kind<T>(String wire, Class<T> type) {
        static final Kind<Schedule> SCHEDULE = new Kind<>("schedule", Schedule.class);
        static final Kind<EscalationPolicy> POLICY = new Kind<>("policy", EscalationPolicy.class);
    }

    /** A version of a plan. */
    record Versioned<T>(String name, int version, T plan, Instant changedAt, String changedBy) {}

    <T> Optional<Versioned<T>> latest(Kind<T> kind, String name) {
        return database.first(LATEST, row -> read(kind, row), kind.wire(), name);
    }

    <T> List<Versioned<T>> all(Kind<T> kind) {
        return database.query(ALL, row -> read(kind, row), kind.wire());
    }

    /** Gives a new version; the one that holds already is none. */
    <T> Versioned<T> put(Kind<T> kind, String name, T plan, String by) {
        database.lock("oncall|" + kind.wire());
        var latest = latest(kind, name);
        if (latest.isPresent() && latest.get().plan().equals(plan)) {
            return latest.get();
        }
        var version = latest.map(Versioned::version).orElse(0) + 1;
        var next = new Versioned<>(name, version, plan, clock.instant(), by);
        database.update(INSERT, kind.wire(), name, version, write(plan), next.changedAt(), by);
        return next;
    }

    String write(Object plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a plan cannot be written as JSON", e);
        }
    }

    <T> T read(Kind<T> kind, String body) {
        try {
            return json.readValue(body, kind.type());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan was not written by us", e);
        }
    }

    private <T> Versioned<T> read(Kind<T> kind, ResultSet row) throws SQLException {
        return new Versioned<>(
                row.getString("name"),
                row.getInt("version"),
                read(kind, row.getString("body")),
                Database.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
