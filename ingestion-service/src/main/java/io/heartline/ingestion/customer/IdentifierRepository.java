package io.heartline.ingestion.customer;

import io.heartline.platform.access.Brands;
import io.heartline.platform.http.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads identifiers. */
@ApplicationScoped
class IdentifierRepository implements PanacheRepositoryBase<IdentifierEntity, IdentifierEntity.Key> {
    List<IdentifierEntity> of(UUID customerId) {
        return find("customerId = ?1 order by kind, value", customerId)
                .page(0, Cursor.LIMIT_MAX)
                .list();
    }

    /** The identifiers of this kind and value, at most one for each brand. */
    List<IdentifierEntity> find(String kind, String value, @Nullable String brand, Brands brands) {
        var query = "kind = :kind and value = :value";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kind", kind);
        parameters.put("value", value);
        if (brand != null) {
            query += " and brand = :brand";
            parameters.put("brand", brand);
        }
        var names = brands.forSql();
        if (names != null) {
            query += " and brand in :brands";
            parameters.put("brands", List.of(names));
        }
        return find(query + " order by brand", parameters)
                .page(0, Cursor.LIMIT_MAX)
                .list();
    }
}
