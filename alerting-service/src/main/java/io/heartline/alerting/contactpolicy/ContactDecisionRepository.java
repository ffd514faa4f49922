package io.heartline.alerting.contactpolicy;

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

/** The decisions in the database. */
@ApplicationScoped
class ContactDecisionRepository implements PanacheRepositoryBase<ContactDecision, UUID> {
    Optional<ContactDecision> ofRequest(UUID requestId) {
        return find("requestId = ?1 and not dryRun", requestId).firstResultOptional();
    }

    Optional<ContactDecision> forUpdate(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The decisions about these ids, newest first, after the one with this time and id. */
    List<ContactDecision> page(
            List<UUID> customerIds, Brands brands, @Nullable Instant afterAt, @Nullable UUID afterId, int limit) {
        List<String> conditions = new ArrayList<>(List.of("customerId in :customerIds"));
        Map<String, Object> values = new HashMap<>(Map.of("customerIds", customerIds));
        var names = brands.forSql();
        if (names != null) {
            conditions.add("brand in :brands");
            values.put("brands", Arrays.asList(names));
        }
        if (afterAt != null && afterId != null) {
            conditions.add("(decidedAt < :afterAt or (decidedAt = :afterAt and id < :afterId))");
            values.put("afterAt", afterAt);
            values.put("afterId", afterId);
        }
        return find(String.join(" and ", conditions) + " order by decidedAt desc, id desc", values)
                .page(0, limit)
                .list();
    }
}
