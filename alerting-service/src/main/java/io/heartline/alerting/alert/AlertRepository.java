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

    /** Which alerts are wanted; what is absent does not matter. */
    record Filter(
            @Nullable AlertStatus status,
            @Nullable AlertKind kind,
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
        if (filter.status() != null) {
            conditions.add("status = :status");
            values.put("status", filter.status().wire());
        }
        if (filter.kind() != null) {
            conditions.add("kind = :kind");
            values.put("kind", filter.kind().wire());
        }
        if (filter.brand() != null) {
            conditions.add("brand = :brand");
            values.put("brand", filter.brand());
        }
        if (filter.customerIds() != null) {
            conditions.add("customerId in :customerIds");
            values.put("customerIds", filter.customerIds());
        }
        var names = brands.forSql();
        if (names != null) {
            conditions.add("brand in :brands");
            values.put("brands", Arrays.asList(names));
        }
        if (afterAt != null && afterId != null) {
            conditions.add("(firedAt < :afterAt or (firedAt = :afterAt and id < :afterId))");
            values.put("afterAt", afterAt);
            values.put("afterId", afterId);
        }
        return find(String.join(" and ", conditions) + " order by firedAt desc, id desc", values)
                .page(0, limit)
                .list();
    }
}
