package io.heartline.scoring.rescore;

import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.scoring.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders to score a period again. */
@ApplicationScoped
class Rescores {
    private final RescoreTable table;
    private final Models models;
    private final RescoreConfig config;
    private final Database database;
    private final Clock clock;

    Rescores(RescoreTable table, Models models, RescoreConfig config, Database database, Clock clock) {
        this.table = table;
        this.models = models;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    /** What is ordered; what is null is the default. */
    record Order(
            Instant from,
            Instant to,
            @Nullable String brand,
            @Nullable String language,
            @Nullable String model,
            @Nullable Integer perSecond,
            boolean dryRun) {}

    /**
     * Starts a re-score.
     *
     * @throws InvalidInput if the period is empty, or the model does not read the language
     * @throws NotFound if the caller does not see the brand
     * @throws Conflict if the model is not live, or too many re-scores are unfinished
     */
    @Transactional
    Rescore order(Order order, String by, Brands brands) {
        if (!order.from().isBefore(order.to())) {
            throw new InvalidInput("invalid-period", "from is not before to.");
        }
        if (order.brand() != null && !brands.contain(order.brand())) {
            throw new NotFound("unknown-brand", "This key sees no such brand.");
        }
        database.lock("rescores");
        if (table.unfinished() >= config.unfinishedMax()) {
            throw new Conflict(
                    "too-many-rescores", config.unfinishedMax() + " re-scores are unfinished; end one first.");
        }
        var period = new Period(
                order.from(),
                order.to(),
                order.brand() == null ? brands.forSql() : new String[] {order.brand()},
                language(order));
        var now = clock.instant();
        var rescore = new Rescore(
                Ids.next(),
                RescoreStatus.RUNNING,
                period,
                order.model(),
                order.perSecond() == null ? config.perSecond() : order.perSecond(),
                order.dryRun(),
                Progress.none(table.count(period), order.from(), now),
                null,
                by,
                now,
                now);
        table.add(rescore);
        return rescore;
    }

    private @Nullable String language(Order order) {
        var asked = order.language() == null
                ? null
                : order.language().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        if (order.model() == null) {
            return asked;
        }
        var read = models.live().entrySet().stream()
                .filter(live -> live.getValue().equals(order.model()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new Conflict("not-live", "The model is not live; only live models score again."));
        if (asked != null && !asked.equals(read)) {
            throw new InvalidInput("other-language", "The model reads " + read + " alone.");
        }
        return read;
    }

    /**
     * A re-score.
     *
     * @throws NotFound if there is none, or it is about brands that the caller does not see
     */
    @Transactional
    Rescore require(UUID id, Brands brands) {
        return table.find(id, brands)
                .orElseThrow(() -> new NotFound("unknown-rescore", "No re-score " + id + " is known."));
    }

    /** Re-scores before one, the newest first. */
    @Transactional
    List<Rescore> before(@Nullable UUID id, Brands brands, int limit) {
        return table.before(id, brands, limit);
    }

    /**
     * Pauses, resumes or cancels a re-score.
     *
     * @throws NotFound if there is none, or it is about brands that the caller does not see
     * @throws Conflict if it cannot become that from what it is
     */
    @Transactional
    Rescore become(UUID id, RescoreStatus next, Brands brands) {
        var rescore = require(id, brands);
        if (!rescore.status().mayBecome(next) || !table.change(rescore, next, null, clock.instant())) {
            throw new Conflict(
                    "wrong-status",
                    "The re-score " + id + " is " + require(id, brands).status().wire() + ".");
        }
        return require(id, brands);
    }
}
