package io.heartline.alerting.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.condition.Condition;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that hold, and what they were before. Everything runs in the caller's transaction. */
@ApplicationScoped
class Rules {
    private static final int CONDITIONS_KEPT = 1000;

    private static final String LATEST = """
            select distinct on (rule_key) rule_key, version, brand, definition, expected_per_month, changed_at, changed_by
            from rule_version
            order by rule_key, version desc""";
    private static final String VERSIONS = """
            select rule_key, version, brand, definition, expected_per_month, changed_at, changed_by
            from rule_version
            where rule_key = ? and version < ?
            order by version desc limit ?""";
    private static final String ADD = """
            insert into rule_version (rule_key, version, brand, definition, expected_per_month, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final List<Rule> shipped;
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

    Rules(Database database, ObjectMapper json, Clock clock, DriftConfig drift, ShockConfig shock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.shipped = Stream.concat(
                        Stream.of(BuiltInRules.drift(drift), BuiltInRules.shock(shock)), ShippedRules.ALL.stream())
                .toList();
    }

    /** A rule with its condition, ready to be followed. */
    record Ready(Rule rule, Condition condition) {
        boolean holds(Facts facts) {
            return rule.covers(facts.brand()) && rule.holds(condition, facts.values());
        }
    }

    /** All rules as they are now, by key. */
    Collection<Rule> all() {
        Map<String, Rule> rules = new TreeMap<>();
        shipped.forEach(rule -> rules.put(rule.key(), rule));
        database.query(LATEST, this::read).forEach(rule -> rules.put(rule.key(), rule));
        return rules.values();
    }

    /** The rule of a key, as it is now. */
    Optional<Rule> of(String key) {
        return all().stream().filter(rule -> rule.key().equals(key)).findFirst();
    }

    /** The enabled rules of a trigger. */
    List<Ready> ready(RuleTrigger trigger) {
        return all().stream()
                .filter(rule -> rule.definition().enabled() && rule.definition().trigger() == trigger)
                .map(rule -> new Ready(rule, condition(rule.definition())))
                .toList();
    }

    /** The versions of a rule before one, newest first; the shipped one is the last. */
    List<Rule> before(String key, int version, int limit) {
        var found = new ArrayList<>(database.query(VERSIONS, this::read, key, version, limit));
        if (found.size() < limit && version > 0) {
            shipped.stream().filter(rule -> rule.key().equals(key)).forEach(found::add);
        }
        return found;
    }

    /** Waits for whoever else changes rules. */
    void lock() {
        database.lock("heartline.alerting.rules");
    }

    /** Makes a version of a rule. */
    Rule add(
            String key,
            @Nullable String brand,
            int version,
            RuleDefinition definition,
            @Nullable Double expectedPerMonth,
            String by) {
        var now = clock.instant();
        database.update(ADD, key, version, brand, write(definition), expectedPerMonth, now, by);
        return new Rule(key, brand, version, definition, now, by, expectedPerMonth);
    }

    private Condition condition(RuleDefinition definition) {
        if (conditions.size() >= CONDITIONS_KEPT) {
            conditions.clear();
        }
        return conditions.computeIfAbsent(
                definition.trigger().wire() + "|" + definition.condition(), text -> compile(definition));
    }

    private static Condition compile(RuleDefinition definition) {
        try {
            return Condition.of(definition.trigger().variables(), definition.condition());
        } catch (Condition.Malformed e) {
            throw new IllegalStateException("a rule was kept whose condition is malformed", e);
        }
    }

    private Rule read(ResultSet row) throws SQLException {
        return new Rule(
                row.getString("rule_key"),
                row.getString("brand"),
                row.getInt("version"),
                parse(row.getString("definition")),
                Database.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getObject("expected_per_month", Double.class));
    }

    private RuleDefinition parse(String definition) {
        try {
            return json.readValue(definition, RuleDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule was not written by us", e);
        }
    }

    private String write(RuleDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a rule cannot be written as JSON", e);
        }
    }
}
