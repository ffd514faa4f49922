package io.heartline.ingestion.survey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps the versions of surveys. */
@ApplicationScoped
class SurveyVersionRepository implements PanacheRepositoryBase<SurveyVersionEntity, SurveyVersionEntity.Key> {
    SurveyVersionEntity require(String slug, int version) {
        var found = findById(new SurveyVersionEntity.Key(slug, version));
        if (found == null) {
            throw new IllegalStateException("survey " + slug + " has no version " + version);
        }
        return found;
    }

    /** The versions that ask now and wait for customer events of these brands. */
    List<SurveyVersionEntity> triggered(List<String> brands) {
        return list("""
                from SurveyVersionEntity v
                where v.triggered and v.slug in
                  (select s.slug from SurveyEntity s where s.brand in ?1 and s.state = ?2 and s.version = v.version)""", brands, SurveyState.ACTIVE);
    }
}
