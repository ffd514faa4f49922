package io.heartline.scoring.correction;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds corrections. */
@ApplicationScoped
class KeptCorrections implements PanacheRepositoryBase<KeptCorrection, UUID> {
    private static final UUID FIRST = new UUID(0, 0);

    /** Behind which correction a list goes on. */
    record Position(Instant madeAt, UUID id) {
        static Position start(Instant from) {
            return new Position(from, FIRST);
        }
    }

    /** All that was said of an interaction, the oldest first, withdrawn corrections too. */
    List<KeptCorrection> of(UUID interaction) {
        return list("interactionId = ?1 order by madeAt, id", interaction);
    }

    /** Corrections made before {@code to}, the oldest first. */
    List<KeptCorrection> after(Position position, Instant to, Brands brands, boolean withdrawn, int limit) {
        var query = "(madeAt > :at or (madeAt = :at and id > :id)) and madeAt < :to";
        var parameters = new HashMap<String, Object>(Map.of("at", position.madeAt(), "id", position.id(), "to", to));
        if (!brands.areAll()) {
            query += " and brand in :brands";
            parameters.put("brands", List.of(Objects.requireNonNull(brands.forSql())));
        }
        if (!withdrawn) {
            query += " and withdrawnAt is null";
        }
        return find(query + " order by madeAt, id", parameters).page(0, limit).list();
    }

    /** How much was said of an interaction. */
    long countOf(UUID interaction) {
        return count("interactionId", interaction);
    }
}
