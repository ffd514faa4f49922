package io.heartline.ingestion.source;

import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps sources. */
@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<SourceEntity, UUID> {
    /**
     * The source of this id.
     *
     * @throws NotFound if there is none for a caller of these brands
     */
    SourceEntity require(UUID id, Brands brands) {
        return findByIdOptional(id)
                .filter(source -> brands.contain(source.brand()))
                .orElseThrow(() -> new NotFound("unknown-source", "There is no source " + id + "."));
    }

    Optional<SourceEntity> ofSlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    List<SourceEntity> enabledOf(Collection<String> kinds) {
        return list("enabled and kind in ?1 order by id", List.copyOf(kinds));
    }

    /** Sources in the order of their slugs, behind {@code after}. */
    List<SourceEntity> page(@Nullable String kind, Brands brands, String after, int limit) {
        var query = "slug > :after";
        Map<String, Object> parameters = new HashMap<>(Map.of("after", after));
        if (kind != null) {
            query += " and kind = :kind";
            parameters.put("kind", kind);
        }
        var names = brands.forSql();
        if (names != null) {
            query += " and brand in :brands";
            parameters.put("brands", List.of(names));
        }
        return find(query + " order by slug", parameters).page(0, limit).list();
    }
}
