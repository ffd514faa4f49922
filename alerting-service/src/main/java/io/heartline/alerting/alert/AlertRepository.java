package io.heartline.alerting.alert;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts in the database. */
@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<Alert, UUID> {
    private static final String RESOLVED = AlertStatus.RESOLVED.wire();
    /** An empty parameter is an absent one, so that nobody needs a name. */
    private static final String NOBODY = "-";
    /** A rule that is data has its key in the fingerprint; of the others the kind is the key. */
    private static final String FIRED_BY =
            "(fingerprint like :fingerprints or (kind = :rule and fingerprint not like 'rule:%'))";

    /**
     * Which alerts are wanted; what is absent does not matter.
     *
     * @param open whether they are not resolved
     * @param rule the key of the rule that fired
     * @param assignee who is to work on them; {@code -} for nobody
     */
    record Filter(
            @Nullable AlertStatus status,
            @Nullable Boolean open,
            @Nullable AlertKind kind,
            @Nullable String rule,
            @Nullable Integer minSeverity,
            @Nullable String assignee,
            @Nullable String brand,
            @Nullable List<UUID> customerIds) {}

    Optional<Alert> open(String fingerprint) {
        return find("fingerprint = ?1 and status <> ?2", fingerprint, RESOLVED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Set<String> openAmong(Collection<String> fingerprints) {
        return list("fingerprint in ?1 and status <> ?2", fingerprints, RESOLVED).stream()
                .map(Alert::fingerprint)
                .collect(Collectors.toSet());
    }

    List<Alert> openOf(AlertKind kind) {
        return list("kind = ?1 and status <> ?2 order by firedAt, id", kind.wire(), RESOLVED);
    }

    Optional<Alert> visible(UUID id, Brands brands) {
        return findByIdOptional(id).filter(alert -> brands.contain(alert.brand()));
    }

    /** For a change: findings that come meanwhile wait. */
    Optional<Alert> visibleForUpdate(UUID id, Brands brands) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(alert -> brands.contain(alert.brand()));
    }

    /** For a change that no caller asks for. */
    Optional<Alert> forUpdate(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first, after the one with this time and id. */
    List<Alert> page(Filter filter, Brands brands, @Nullable Instant afterAt, @Nullable UUID afterId, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, "status = :status", "status", wire(filter.status()));
        if (filter.open() != null) {
            add(conditions, values, filter.open() ? "status <> :resolved" : "status = :resolved", "resolved", RESOLVED);
        }
        add(conditions, values, "kind = :kind", "kind", wire(filter.kind()));
        var rule = filter.rule();
        if (rule != null) {
            add(conditions, values, FIRED_BY, "rule", rule);
            values.put("fingerprints", "rule:" + rule + ":%");
        }
        add(conditions, values, "severity >= :severity", "severity", filter.minSeverity());
        var assignee = filter.assignee();
        if (assignee != null && assignee.equals(NOBODY)) {
            conditions.add("assignee is null");
        } else {
            add(conditions, values, "assignee = :assignee", "assignee", assignee);
        }
        add(conditions, values, "brand = :brand", "brand", filter.brand());
        add(conditions, values, "customerId in :customerIds", "customerIds", filter.customerIds());
        var names = brands.forSql();
        add(conditions, values, "brand in :brands", "brands", names == null ? null : Arrays.asList(names));
        if (afterAt != null && afterId != null) {
            conditions.add("(firedAt < :afterAt or (firedAt = :afterAt and id < :afterId))");
            values.put("afterAt", afterAt);
            values.put("afterId", afterId);
        }
        return find(String.join(" and ", conditions) + " order by firedAt desc, id desc", values)
                .page(0, limit)
                .list();
    }

    private static @Nullable String wire(@Nullable AlertStatus status) {
        return status == null ? null : status.wire();
    }

    private static @Nullable String wire(@Nullable AlertKind kind) {
        return kind == null ? null : kind.wire();
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
