package io.heartline.alerting.waiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The business hours of brands, in versions. Everything runs in the caller's transaction. */
@ApplicationScoped
public class BusinessCalendars {
    private static final String LATEST = """
            select distinct on (brand) brand, version, calendar, changed_at, changed_by
            from business_calendar
            where ?::text is null or brand = ?
            order by brand, version desc""";
    private static final String ADD = """
            insert into business_calendar (brand, version, calendar, changed_at, changed_by) values (?, ?, ?, ?, ?)""";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    BusinessCalendars(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The business hours of a brand.
     *
     * @param version 0 for all day, every day, until the brand says when its people are there
     */
    record Versioned(
            String brand,
            int version,
            BusinessHours hours,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /** The hours of a brand, as they are now. */
    Versioned current(String brand) {
        return database.query(LATEST, this::read, brand, brand).stream()
                .findFirst()
                .orElseGet(() -> new Versioned(brand, 0, BusinessHours.ALWAYS, null, null));
    }

    /** When a brand's people are there; all day, every day, until the brand says otherwise. */
    public BusinessHours hours(String brand) {
        return current(brand).hours();
    }

    /** The hours of every brand that said them. */
    Map<String, BusinessHours> all() {
        Map<String, BusinessHours> all = new HashMap<>();
        String none = null;
        database.query(LATEST, this::read, none, none).forEach(one -> all.put(one.brand(), one.hours()));
        return all;
    }

    /** Gives a brand other hours; the same again change nothing. */
    Versioned put(String brand, BusinessHours hours, String by) {
        database.lock("business-calendar|" + brand);
        var current = current(brand);
        if (current.version() > 0 && current.hours().equals(hours)) {
            return current;
        }
        var now = clock.instant();
        database.update(ADD, brand, current.version() + 1, write(hours), now, by);
        return new Versioned(brand, current.version() + 1, hours, now, by);
    }

    private Versioned read(ResultSet row) throws SQLException {
        try {
            return new Versioned(
                    row.getString("brand"),
                    row.getInt("version"),
                    json.readValue(row.getString("calendar"), BusinessHours.class),
                    Database.instant(row, "changed_at"),
                    row.getString("changed_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("business hours were not written by us", e);
        }
    }

    private String write(BusinessHours hours) {
        try {
            return json.writeValueAsString(hours);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("business hours cannot be written as JSON", e);
        }
    }
}
