package io.heartline.ingestion.survey;

import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps surveys. */
@ApplicationScoped
class SurveyRepository implements PanacheRepositoryBase<SurveyEntity, String> {
    /**
     * The survey of this slug.
     *
     * @throws NotFound if there is none for a caller of these brands
     */
    SurveyEntity require(String slug, Brands brands) {
        return findByIdOptional(slug)
                .filter(survey -> brands.contain(survey.brand()))
                .orElseThrow(() -> new NotFound("unknown-survey", "There is no survey of this slug."));
    }

    /** The surveys behind a slug, in the order of their slugs. */
    List<SurveyEntity> page(@Nullable String after, int limit, Brands brands) {
        var query = new StringBuilder("slug > :after");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after == null ? "" : after);
        var names = brands.forSql();
        if (names != null) {
            query.append(" and brand in :brands");
            parameters.put("brands", List.of(names));
        }
        return find(query.append(" order by slug").toString(), parameters)
                .page(0, limit)
                .list();
    }
}
