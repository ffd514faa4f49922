package io.heartline.alerting.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.waiting.BusinessCalendars;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How brands work on their cases, in versions. Everything runs in the caller's transaction. */
@ApplicationScoped
class CasePolicies {
    private static final CasePolicy SHIPPED = CasePolicy.shipped();
    private static final String BEFORE = """
            select version, policy, changed_at, changed_by from case_policy_version
            where brand = ? and version < ? order by version desc limit ?""";
    private static final String ADD = """
            insert into case_policy_version (brand, version, policy, changed_at, changed_by) values (?, ?, ?, ?, ?)""";

    private final BusinessCalendars calendars;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    CasePolicies(BusinessCalendars calendars, Database database, ObjectMapper json, Clock clock) {
        this.calendars = calendars;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A policy of a brand.
     *
     * @param version 0 for the shipped one
     * @param changedAt when it began to hold; absent for the shipped one
     * @param changedBy who gave it; absent for the shipped one
     */
    record Versioned(
            int version,
            CasePolicy policy,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /** The policy that holds now. */
    Versioned current(String brand) {
        return before(brand, Integer.MAX_VALUE, 1).stream()
                .findFirst()
                .orElseGet(() -> new Versioned(0, SHIPPED, null, null));
    }

    CasePolicy of(String brand) {
        return current(brand).policy();
    }

    /** When a case of this severity is due, in the hours in which the brand's people are there. */
    Instant due(String brand, int severity, Instant from) {
        int minutes = of(brand).minutes(severity);
        // A brand whose people are never there still has cases that become due.
        return calendars.hours(brand).after(from, minutes).orElseGet(() -> from.plus(Duration.ofMinutes(minutes)));
    }

    /** The brand's own policies before a version, newest first. */
    List<Versioned> before(String brand, int version, int limit) {
        return database.query(BEFORE, this::read, brand, version, limit);
    }

    /** Gives a brand a policy; one that holds already is no new version. */
    Versioned put(String brand, CasePolicy policy, String by) {
        database.lock("case-policy|" + brand);
        var current = current(brand);
        if (current.version() > 0 && current.policy().equals(policy)) {
            return current;
        }
        var now = clock.instant();
        database.update(ADD, brand, current.version() + 1, write(policy), now, by);
        return new Versioned(current.version() + 1, policy, now, by);
    }

    private Versioned read(ResultSet row) throws SQLException {
        try {
            return new Versioned(
                    row.getInt("version"),
                    json.readValue(row.getString("policy"), CasePolicy.class),
                    Database.instant(row, "changed_at"),
                    row.getString("changed_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case policy was not written by us", e);
        }
    }

    private String write(CasePolicy policy) {
        try {
            return json.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a case policy cannot be written as JSON", e);
        }
    }
}
