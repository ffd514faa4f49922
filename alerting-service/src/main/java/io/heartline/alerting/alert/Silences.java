package io.heartline.alerting.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.routing.Matcher;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The silences in the database. Everything runs in the caller's transaction. */
@ApplicationScoped
class Silences {
    private static final String COLUMNS =
            "select id, matchers, owner, reason, remind, starts_at, ends_at, created_by, created_at, ended_by from"
                    + " silence ";
    private static final String VISIBLE = "(?::text[] is null or brands <@ ?)";
    private static final String INSERT = """
        insert into silence (id, matchers, brands, owner, reason, remind, starts_at, ends_at, created_by, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String LIST = COLUMNS + "where " + VISIBLE + """
         and (not ? or ends_at > ?) and (?::uuid is null or id < ?)
        order by id desc limit ?\
        """;
    private static final String END = """
        update silence set ends_at = greatest(?, starts_at), ended_by = ? where id = ? and ends_at > ?\
        """;
    private static final String DUE = COLUMNS + """
        where ends_at > ? and reminded_at is null and starts_at <= ?
          and ends_at - least(interval '1 hour', (ends_at - starts_at) / 10) <= ?
        order by ends_at limit 100 for update skip locked\
        """;

    private final Database database;
    private final ObjectMapper json;

    Silences(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void add(Silence silence) {
        var brands = Silence.brands(silence.matchers());
        database.update(
                INSERT,
                silence.id(),
                write(silence.matchers()),
                brands.isEmpty() ? null : brands.toArray(String[]::new),
                silence.owner(),
                silence.reason(),
                write(silence.remind()),
                silence.startsAt(),
                silence.endsAt(),
                silence.createdBy(),
                silence.createdAt());
    }

    List<Silence> active(Instant now) {
        return database.query(COLUMNS + "where starts_at <= ? and ends_at > ?", this::read, now, now);
    }

    /** Newest first. */
    List<Silence> page(Brands brands, boolean onlyCurrent, Instant now, @Nullable UUID after, int limit) {
        var names = brands.forSql();
        return database.query(LIST, this::read, names, names, onlyCurrent, now, after, after, limit);
    }

    Optional<Silence> visible(UUID id, Brands brands) {
        var names = brands.forSql();
        return database.first(COLUMNS + "where id = ? and " + VISIBLE, this::read, id, names, names);
    }

    /** Ends a silence; whether it had not ended. */
    boolean end(UUID id, String by, Instant now) {
        return database.update(END, now, by, id, now) == 1;
    }

    /** Those whose end people are to be reminded of; locked. */
    List<Silence> toRemind(Instant now) {
        return database.query(DUE, this::read, now, now, now);
    }

    void reminded(UUID id, Instant now) {
        database.update("update silence set reminded_at = ? where id = ?", now, id);
    }

    private Silence read(ResultSet row) throws SQLException {
        try {
            return new Silence(
                    row.getObject("id", UUID.class),
                    json.readValue(row.getString("matchers"), new TypeReference<List<Matcher>>() {}),
                    row.getString("owner"),
                    row.getString("reason"),
                    json.readValue(row.getString("remind"), new TypeReference<List<String>>() {}),
                    Database.instant(row, "starts_at"),
                    Database.instant(row, "ends_at"),
                    row.getString("created_by"),
                    Database.instant(row, "created_at"),
                    row.getString("ended_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a silence was not written by us", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a silence cannot be written as JSON", e);
        }
    }
}
