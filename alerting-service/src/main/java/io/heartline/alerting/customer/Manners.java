package io.heartline.alerting.customer;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which language and zone customers are to be addressed. */
@ApplicationScoped
class Manners {
    private static final String SPEAK = """
            insert into manner (customer_id, brand, spoken_language, spoken_at)
            values (?, ?, ?, ?)
            on conflict (customer_id) do update
            set spoken_language = excluded.spoken_language, spoken_at = excluded.spoken_at
            where manner.spoken_at is null or manner.spoken_at < excluded.spoken_at""";
    private static final String PROFILE = """
            insert into manner (customer_id, brand, profile_language, time_zone, profile_at)
            values (?, ?, ?, ?, ?)
            on conflict (customer_id) do update
            set profile_language = coalesce(excluded.profile_language, manner.profile_language),
                time_zone = coalesce(excluded.time_zone, manner.time_zone), profile_at = excluded.profile_at
            where manner.profile_at is null or manner.profile_at < excluded.profile_at""";
    private static final String LANGUAGE = """
            select coalesce(spoken_language, profile_language) from manner
            where customer_id = any (?) and coalesce(spoken_language, profile_language) is not null
            order by spoken_at desc nulls last, profile_at desc nulls last, customer_id
            limit 1""";
    private static final String ZONES = """
            select time_zone from manner
            where customer_id = any (?) and time_zone is not null
            order by profile_at desc, customer_id""";

    private final Database database;

    Manners(Database database) {
        this.database = database;
    }

    /** Remembers the languages in which customers wrote; the latest of a customer wins. */
    void speak(Collection<ScoredInteraction> lastSpoken) {
        List<@Nullable Object[]> spoken = new ArrayList<>();
        lastSpoken.forEach(one -> spoken.add(new @Nullable Object[] {
            one.customerId(), one.brand(), one.score().language(), one.occurredAt()
        }));
        database.batch(SPEAK, spoken);
    }

    /** Remembers the language and the time zone of profiles; the latest of a customer wins. */
    void meet(List<CustomerEvent> events) {
        List<@Nullable Object[]> profiles = new ArrayList<>();
        for (var event : events) {
            var profile = event.profile();
            if (profile != null && (profile.language() != null || profile.timeZone() != null)) {
                profiles.add(new @Nullable Object[] {
                    event.customerId(), event.brand(), profile.language(), profile.timeZone(), event.occurredAt()
                });
            }
        }
        database.batch(PROFILE, profiles);
    }

    Optional<String> language(List<UUID> family) {
        return database.first(LANGUAGE, row -> row.getString(1), (Object) family.toArray(UUID[]::new));
    }

    /** The zone of the latest profile that says one which exists. */
    Optional<ZoneId> zone(List<UUID> family) {
        return database.query(ZONES, row -> row.getString(1), (Object) family.toArray(UUID[]::new)).stream()
                .flatMap(Manners::read)
                .findFirst();
    }

    /** Profiles say what their source says, which need not be a zone. */
    private static Stream<ZoneId> read(String name) {
        try {
            return Stream.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
