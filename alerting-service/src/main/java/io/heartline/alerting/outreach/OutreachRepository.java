package io.heartline.alerting.outreach;

import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
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

/** The outreach in the database. */
@ApplicationScoped
class OutreachRepository implements PanacheRepositoryBase<Outreach, UUID> {
    private static final List<String> OPEN = Arrays.stream(OutreachStatus.values())
            .filter(Steps::isOpen)
            .map(OutreachStatus::wire)
            .toList();

    private static final List<String> REACHED =
            List.of(OutreachStatus.DELIVERED.wire(), OutreachStatus.ANSWERED.wire());

    /** Which outreach is wanted; what is absent does not matter. */
    record Filter(
            @Nullable OutreachStatus status,
            @Nullable String brand,
            @Nullable List<UUID> customerIds,
            @Nullable UUID alertId) {}

    /** Whether an outreach to a person with these ids is open. */
    boolean hasOpen(List<UUID> customerIds) {
        return count("customerId in ?1 and status in ?2", customerIds, OPEN) > 0;
    }

    Optional<Outreach> forUpdate(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What an alert led to and is not over. */
    List<Outreach> openOfAlert(UUID alertId) {
        return list("alertId = ?1 and status in ?2 order by proposedAt, id", alertId, OPEN);
    }

    /** The last message that reached a person with these ids in a time, if what came of it is not known yet; locked. */
    Optional<Outreach> reached(List<UUID> customerIds, Instant since, Instant before) {
        return find(
                        "customerId in ?1 and status in ?2 and sentAt >= ?3 and sentAt < ?4 order by sentAt desc, id",
                        customerIds,
                        REACHED,
                        since,
                        before)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, 1)
                .stream()
                .findFirst();
    }

    /** Those of these customers whom a message reached of which more may come. */
    Set<UUID> awaitedAmong(Collection<UUID> customerIds) {
        return find("customerId in ?1 and status in ?2", customerIds, REACHED).stream()
                .map(Outreach::customerId)
                .collect(Collectors.toSet());
    }

    /** Messages of which nothing more is awaited since an instant, at most {@code limit}; locked. */
    List<Outreach> endedBefore(OutreachStatus status, Instant before, int limit) {
        return find("status = ?1 and changedAt < ?2 order by changedAt, id", status.wire(), before)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    /** Proposals whose first wording a model may replace, at most {@code limit}, oldest first. */
    List<Outreach> unworded(int limit) {
        return find(
                        "status = ?1 and draftVersion = 1 and modelTriedAt is null order by proposedAt, id",
                        OutreachStatus.PROPOSED.wire())
                .page(0, limit)
                .list();
    }

    /** What nobody has decided on since an instant, at most {@code limit}. */
    List<Outreach> waitingSince(Instant before, int limit) {
        var waiting = List.of(OutreachStatus.ASSIGNED.wire(), OutreachStatus.PROPOSED.wire());
        return find("status in ?1 and changedAt < ?2 order by changedAt", waiting, before)
                .page(0, limit)
                .list();
    }

    /** What was approved and may leave now, at most {@code limit}; locked. */
    List<Outreach> postponedUntil(Instant now, int limit) {
        return find("sendAfter <= ?1 order by sendAfter, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    /** The treatment arm and who crossed over, newest first, after the one with this time and id. */
    List<Outreach> page(Filter filter, Brands brands, @Nullable Instant afterAt, @Nullable UUID afterId, int limit) {
        List<String> conditions = new ArrayList<>(List.of("(arm = :arm or crossover)"));
        Map<String, Object> values = new HashMap<>(Map.of("arm", Arm.TREATMENT.wire()));
        if (filter.status() != null) {
            conditions.add("status = :status");
            values.put("status", filter.status().wire());
        }
        if (filter.brand() != null) {
            conditions.add("brand = :brand");
            values.put("brand", filter.brand());
        }
        if (filter.customerIds() != null) {
            conditions.add("customerId in :customerIds");
            values.put("customerIds", filter.customerIds());
        }
        if (filter.alertId() != null) {
            conditions.add("alertId = :alertId");
            values.put("alertId", filter.alertId());
        }
        var names = brands.forSql();
        if (names != null) {
            conditions.add("brand in :brands");
            values.put("brands", Arrays.asList(names));
        }
        if (afterAt != null && afterId != null) {
            conditions.add("(proposedAt < :afterAt or (proposedAt = :afterAt and id < :afterId))");
            values.put("afterAt", afterAt);
            values.put("afterId", afterId);
        }
        return find(String.join(" and ", conditions) + " order by proposedAt desc, id desc", values)
                .page(0, limit)
                .list();
    }
}
