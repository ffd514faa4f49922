package io.heartline.alerting.oncall;

import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who stands in. Everything runs in the caller's transaction. */
@ApplicationScoped
class StandIns {
    /** No schedule has more that are not over. */
    static final int STAND_INS_MAX = 5_000;

    private static final String BETWEEN = """
        select id, participant, from_at, to_at from oncall_stand_in
        where schedule = ? and to_at > ? and from_at < ? order by created_at, id limit ?\
        """;
    private static final String INSERT = """
        insert into oncall_stand_in
            (id, schedule, participant, from_at, to_at, imported, created_by, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final Database database;
    private final Clock clock;

    StandIns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that touch a time, in the order in which they lie above each other. */
    List<StandIn> between(String schedule, Instant from, Instant to) {
        return database.query(
                BETWEEN,
                row -> new StandIn(
                        row.getObject("id", UUID.class),
                        row.getString("participant"),
                        Database.instant(row, "from_at"),
                        Database.instant(row, "to_at")),
                schedule,
                from,
                to,
                STAND_INS_MAX);
    }

    StandIn add(String schedule, Calendars.Entry entry, boolean imported, String by) {
        var id = Ids.next();
        database.update(INSERT, id, schedule, entry.summary(), entry.from(), entry.to(), imported, by, clock.instant());
        return new StandIn(id, entry.summary(), entry.from(), entry.to());
    }

    /** Removes what was imported and is not over, so that an import replaces the one before. */
    void removeImported(String schedule) {
        database.update(
                "delete from oncall_stand_in where schedule = ? and imported and to_at > ?", schedule, clock.instant());
    }

    boolean remove(String schedule, UUID id) {
        return database.update("delete from oncall_stand_in where schedule = ? and id = ?", schedule, id) == 1;
    }
}
