package io.heartline.metrics.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.indicator.LossRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Computes how long customers stay, and keeps the result. */
@ApplicationScoped
class Retentions {
    private static final String KEEP = """
            insert into retention_run (brand, computed_at, result) values (?, ?, ?::jsonb)
            on conflict (brand) do update set computed_at = excluded.computed_at, result = excluded.result""";

    private final Database database;
    private final Members members;
    private final LossRules rules;
    private final RetentionConfig config;
    private final ObjectMapper json;

    Retentions(Database database, Members members, LossRules rules, RetentionConfig config, ObjectMapper json) {
        this.database = database;
        this.members = members;
        this.rules = rules;
        this.config = config;
        this.json = json;
    }

    /**
     * What was computed.
     *
     * @param since from when on customers were watched: everybody who was one then
     * @param until when watching ended
     * @param exposureDays how many days before counted as exposure
     * @param rule how customers count as lost, in words
     */
    record Run(
            Instant since,
            Instant until,
            long exposureDays,
            String rule,
            Association.Survival survival,
            Association.Hazard hazard) {}

    /** What was computed of a brand last, and when. */
    record Kept(Instant computedAt, Run run) {}

    Optional<Kept> find(String brand) {
        return database
                .query(
                        "select computed_at, result::text as result from retention_run where brand = ?",
                        row -> new Kept(row.instant("computed_at"), read(row.text("result"))),
                        brand)
                .stream()
                .findFirst();
    }

    /** Watches the customers of a brand until the midnight (UTC) before now, and keeps what is found. */
    Kept compute(String brand, Clock clock) {
        var now = clock.instant();
        var until = now.truncatedTo(ChronoUnit.DAYS);
        var since = until.minus(config.watched());
        var rule = rules.of(brand);
        var watched = members.of(brand, rule, since, until, config.exposure(), config.customersMax());
        var run = new Run(
                since,
                until,
                config.exposure().toDays(),
                rule.words(),
                Association.survival(watched),
                Association.hazard(watched));
        database.update(KEEP, brand, now, write(run));
        return new Kept(now, run);
    }

    /** Brands of which nothing was computed since an instant. */
    List<String> due(Instant since) {
        return database.query("""
                select distinct brand from trade
                where not exists (select 1 from retention_run run where run.brand = trade.brand and computed_at >= ?)
                order by brand""", row -> row.text("brand"), since);
    }

    private String write(Run run) {
        try {
            return json.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }

    private Run read(String run) {
        try {
            return json.readValue(run, Run.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result was not written by us", e);
        }
    }
}
