package io.heartline.alerting.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules looked at in the last weeks, and which of them hold: without a text. */
@ApplicationScoped
class RuleHistory implements Holding {
    /** For how long it is kept. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String SAVE = """
            insert into rule_fact (trigger_kind, subject, brand, customer_id, at, facts)
            values (?, ?, ?, ?, ?, ?)
            on conflict (trigger_kind, subject) do update set at = excluded.at, facts = excluded.facts""";
    private static final String RECENT = """
            select subject, brand, customer_id, at, facts
            from rule_fact
            where trigger_kind = ? and (?::text[] is null or brand = any (?)) and at >= ?
            order by at desc limit ?""";
    private static final String EXPORT_FACTS = """
            select trigger_kind, brand, customer_id, at, facts::json as facts from rule_fact
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by at, subject""";
    private static final String EXPORT_STATES = """
            select rule_key, brand, customer_id, since from rule_state
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by rule_key, customer_id""";

    private final Database database;
    private final Rows rows;
    private final ObjectMapper json;
    private final Clock clock;

    RuleHistory(Database database, Rows rows, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps what rules look at, unless it is too old to matter. */
    void save(List<Facts> all) {
        var since = clock.instant().minus(KEPT);
        List<@Nullable Object[]> saved = new ArrayList<>();
        for (var facts : all) {
            if (!facts.at().isBefore(since)) {
                saved.add(new @Nullable Object[] {
                    facts.trigger().wire(),
                    facts.subject(),
                    facts.brand(),
                    facts.customerId(),
                    facts.at(),
                    write(facts.values())
                });
            }
        }
        database.batch(SAVE, saved);
    }

    /** The most recent of a trigger and of these brands, at most {@code limit}, newest first. */
    List<Facts> recent(RuleTrigger trigger, Brands brands, Instant since, int limit) {
        return database.query(
                RECENT,
                row -> new Facts(
                        trigger,
                        row.getString("subject"),
                        row.getString("brand"),
                        row.getObject("customer_id", UUID.class),
                        Database.instant(row, "at"),
                        read(trigger, row.getString("facts"))),
                trigger.wire(),
                brands.forSql(),
                brands.forSql(),
                since,
                limit);
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        long gone = database.update("delete from rule_fact where customer_id = any (?)", ids);
        return gone + database.update("delete from rule_state where customer_id = any (?)", ids);
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of(
                "ruleFacts", rows.of(EXPORT_FACTS, customerIds, brands),
                "ruleStates", rows.of(EXPORT_STATES, customerIds, brands));
    }

    @Scheduled(every = "1h", delayed = "9m")
    @Transactional
    void forgetOld() {
        database.update("delete from rule_fact where at < ?", clock.instant().minus(KEPT));
    }

    private String write(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts cannot be written as JSON", e);
        }
    }

    /** JSON knows no difference between 1 and 1.0, conditions do. */
    private Map<String, Object> read(RuleTrigger trigger, String text) {
        Map<String, Object> values = new HashMap<>();
        try {
            json.readValue(text, new TypeReference<Map<String, Object>>() {})
                    .forEach((name, value) -> values.put(name, typed(trigger, name, value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts were not written by us", e);
        }
        return values;
    }

    private static Object typed(RuleTrigger trigger, String name, Object value) {
        var type = trigger.variables().get(name);
        if (value instanceof Number number && type != null) {
            return switch (type.kind()) {
                case INT -> number.longValue();
                case DOUBLE -> number.doubleValue();
                default -> value;
            };
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Double> figures = new HashMap<>();
            map.forEach((key, figure) -> figures.put(String.valueOf(key), ((Number) figure).doubleValue()));
            return figures;
        }
        return value;
    }
}
