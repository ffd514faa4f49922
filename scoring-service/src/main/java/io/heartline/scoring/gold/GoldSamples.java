package io.heartline.scoring.gold;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds samples. */
@ApplicationScoped
class GoldSamples implements PanacheRepositoryBase<GoldSample, UUID> {
    Optional<GoldSample> find(String brand, String name) {
        return find("brand = ?1 and name = ?2", brand, name).firstResultOptional();
    }

    /** The samples that a caller sees, by name; those of no brand in particular are for who sees every brand. */
    List<GoldSample> visible(Brands brands) {
        var names = brands.forSql();
        return names == null ? list("order by name, brand") : list("brand in ?1 order by name, brand", List.of(names));
    }
}
