package io.heartline.alerting.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.condition.Condition;
import io.heartline.alerting.template.Templates;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The plays that hold, and what they were before. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Plays {
    private static final int CONDITIONS_KEPT = 500;

    private static final String LATEST = """
            select distinct on (play_key) play_key, version, brand, definition, changed_at, changed_by
            from play_version
            order by play_key, version desc""";
    private static final String VERSIONS = """
            select play_key, version, brand, definition, changed_at, changed_by
            from play_version
            where play_key = ? and version < ?
            order by version desc limit ?""";
    private static final String ADD = """
            insert into play_version (play_key, version, brand, definition, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final Templates templates;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

    Plays(Database database, Templates templates, ObjectMapper json, Clock clock) {
        this.database = database;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The play for an alert: of those that are enabled, are the brand's or everybody's, and are for such an alert and such
     * a customer, the one with the highest priority; of several the first by key.
     *
     * @param facts by {@link PlayFacts}
     */
    public Optional<Play> choose(String brand, Occasion occasion, Map<String, Object> facts) {
        return all().stream()
                .filter(play -> play.definition().enabled() && play.covers(brand))
                .filter(play -> fits(play, occasion, facts))
                .min(Comparator.<Play>comparingInt(play -> -play.definition().priority())
                        .thenComparing(Play::id));
    }

    /** What a play would be if it were made, or changed to be so; nothing is saved. */
    public Play tried(NewPlay tried) {
        int version = of(tried.key()).map(play -> play.version() + 1).orElse(1);
        var definition = tried.input().whole(tried.brand(), templates);
        return new Play(tried.key(), tried.brand(), version, definition, null, null);
    }

    /** Whether a play answers such an alert. */
    public boolean covers(Play play, Occasion occasion) {
        return play.definition().cause().covers(occasion);
    }

    /** Whether a play is for such an alert and such a customer. */
    public boolean fits(Play play, Occasion occasion, Map<String, Object> facts) {
        return covers(play, occasion) && condition(play.definition()).holds(facts, Map.of());
    }

    /**
     * The current version of a play.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Play play(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("there is no such play"));
    }

    /** A version of a play: what was drawn holds, whatever the play is now. */
    public Optional<Play> play(String id, int version) {
        return before(id, version + 1, 1).stream()
                .filter(play -> play.version() == version)
                .findFirst();
    }

    /** All plays as they are now, by key. */
    Collection<Play> all() {
        Map<String, Play> plays = new TreeMap<>();
        ShippedPlays.ALL.forEach(play -> plays.put(play.id(), play));
        database.query(LATEST, this::read).forEach(play -> plays.put(play.id(), play));
        return plays.values();
    }

    /** The play of a key, as it is now. */
    Optional<Play> of(String key) {
        return before(key, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The versions of a play before one, newest first; the shipped one is the last. */
    List<Play> before(String key, int version, int limit) {
        var found = new ArrayList<>(database.query(VERSIONS, this::read, key, version, limit));
        if (found.size() < limit) {
            ShippedPlays.ALL.stream()
                    .filter(play -> play.id().equals(key) && play.version() < version)
                    .forEach(found::add);
        }
        return found;
    }

    /** Waits for whoever else changes plays. */
    void lock() {
        database.lock("heartline.alerting.plays");
    }

    /** Checks what somebody wants a new play to be. */
    PlayDefinition checked(PlayInput input, @Nullable String brand) {
        return input.whole(brand, templates);
    }

    /** Checks what somebody wants a play to be from now on. */
    PlayDefinition checked(PlayInput input, Play before) {
        return input.over(before.definition(), before.brand(), templates);
    }

    /** Makes a version of a play. */
    Play add(String key, @Nullable String brand, int version, PlayDefinition definition, String by) {
        var now = clock.instant();
        database.update(ADD, key, version, brand, write(definition), now, by);
        return new Play(key, brand, version, definition, now, by);
    }

    private Condition condition(PlayDefinition definition) {
        if (conditions.size() >= CONDITIONS_KEPT) {
            conditions.clear();
        }
        return conditions.computeIfAbsent(definition.audience(), Plays::compile);
    }

    private static Condition compile(String audience) {
        try {
            return Condition.of(PlayFacts.VARIABLES, audience);
        } catch (Condition.Malformed e) {
            throw new IllegalStateException("a play was kept whose audience is malformed", e);
        }
    }

    private Play read(ResultSet row) throws SQLException {
        return new Play(
                row.getString("play_key"),
                row.getString("brand"),
                row.getInt("version"),
                parse(row.getString("definition")),
                Database.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private PlayDefinition parse(String definition) {
        try {
            return json.readValue(definition, PlayDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a play was not written by us", e);
        }
    }

    private String write(PlayDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a play cannot be written as JSON", e);
        }
    }
}
