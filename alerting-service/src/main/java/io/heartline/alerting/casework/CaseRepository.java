package io.heartline.alerting.casework;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cases in the database. */
@ApplicationScoped
class CaseRepository implements PanacheRepositoryBase<Case, UUID> {
    private static final String CLOSED = CaseStatus.CLOSED.wire();
    /** An empty parameter is an absent one, so that nobody needs a name. */
    private static final String NOBODY = "-";

    /**
     * Which cases are wanted; what is absent does not matter.
     *
     * @param minSeverity at least so severe
     * @param open whether they are not closed
     * @param owner whose they are; {@code -} for nobody's
     * @param overdue whether they are neither closed nor in time
     * @param caseIds these alone
     */
    record Filter(
            @Nullable CaseStatus status,
            @Nullable Boolean open,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String brand,
            @Nullable RootCause rootCause,
            @Nullable Integer minSeverity,
            @Nullable Boolean overdue,
            @Nullable List<UUID> caseIds) {}

    Optional<Case> visible(UUID id, Brands brands) {
        return findByIdOptional(id).filter(one -> brands.contain(one.brand()));
    }

    /** For a change. Whoever changes alerts too locks them before. */
    Optional<Case> visibleForUpdate(UUID id, Brands brands) {
        return forUpdate(id).filter(one -> brands.contain(one.brand()));
    }

    /** For a change that no caller asks for. */
    Optional<Case> forUpdate(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What should have been closed by now and is not noted as overdue yet. */
    List<UUID> toMiss(Instant now, int limit) {
        return find("status <> ?1 and overdueAt is null and dueAt <= ?2 order by dueAt, id", CLOSED, now)
                .page(0, limit)
                .stream()
                .map(Case::id)
                .toList();
    }

    /** Newest first, after the one with this time and id. */
    List<Case> page(
            Filter filter, Brands brands, Instant now, @Nullable Instant afterAt, @Nullable UUID afterId, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, "status = :status", "status", wire(filter.status()));
        if (filter.open() != null) {
            conditions.add(filter.open() ? "status <> :closed" : "status = :closed");
            values.put("closed", CLOSED);
        }
        var owner = filter.owner();
        if (owner != null && owner.equals(NOBODY)) {
            conditions.add("owner is null");
        } else {
            add(conditions, values, "owner = :owner", "owner", owner);
        }
        add(conditions, values, "team = :team", "team", filter.team());
        add(conditions, values, "brand = :brand", "brand", filter.brand());
        var rootCause = filter.rootCause();
        add(conditions, values, "rootCause = :cause", "cause", rootCause == null ? null : rootCause.wire());
        add(conditions, values, "severity >= :severity", "severity", filter.minSeverity());
        if (filter.overdue() != null) {
            conditions.add((filter.overdue() ? "" : "not ") + "(status <> :closed and dueAt <= :now)");
            values.put("closed", CLOSED);
            values.put("now", now);
        }
        add(conditions, values, "id in :ids", "ids", filter.caseIds());
        var names = brands.forSql();
        add(conditions, values, "brand in :brands", "brands", names == null ? null : Arrays.asList(names));
        if (afterAt != null && afterId != null) {
            conditions.add("(openedAt < :afterAt or (openedAt = :afterAt and id < :afterId))");
            values.put("afterAt", afterAt);
            values.put("afterId", afterId);
        }
        return find(String.join(" and ", conditions) + " order by openedAt desc, id desc", values)
                .page(0, limit)
                .list();
    }

    private static @Nullable String wire(@Nullable CaseStatus status) {
        return status == null ? null : status.wire();
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
