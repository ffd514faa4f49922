package io.heartline.ingestion.survey;

import static java.util.Objects.requireNonNullElse;

import io.heartline.ingestion.intake.Checked;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Finds surveys, as they are now and as they were. */
@ApplicationScoped
public class Surveys {
    private final SurveyRepository surveys;
    private final SurveyVersionRepository versions;

    Surveys(SurveyRepository surveys, SurveyVersionRepository versions) {
        this.surveys = surveys;
        this.versions = versions;
    }

    /**
     * The newest version of a survey.
     *
     * @throws NotFound if a caller of these brands sees no survey of this slug
     */
    public Survey require(String slug, Brands brands) {
        var survey = surveys.require(slug, brands);
        return of(survey, versions.require(slug, survey.version()));
    }

    /**
     * A survey as it would be if it were kept; it is in no version.
     *
     * @param brand that it is shown for where it names itself nothing else
     * @throws InvalidInput naming each field that breaks a rule
     */
    public static Survey draft(String brand, SurveyRequest request) {
        return switch (SurveyRules.check(request)) {
            case Checked.Valid<SurveyDefinition>(var definition) ->
                new Survey(requireNonNullElse(request.slug(), ""), brand, 0, false, definition);
            case Checked.Invalid<SurveyDefinition>(var violations) ->
                throw new InvalidInput("invalid", "The survey breaks rules; see errors.", violations);
        };
    }

    /**
     * A version of a survey; whether the survey is active is said as of now.
     *
     * @throws NotFound if there never was such a survey
     */
    public Survey version(String slug, int version) {
        return of(surveys.require(slug, Brands.all()), versions.require(slug, version));
    }

    /** The surveys that invite customers of these brands after events, each in its newest version. */
    public List<Survey> triggered(Collection<String> brands) {
        return versions.triggered(List.copyOf(brands)).stream()
                .map(version ->
                        new Survey(version.slug(), version.brand(), version.version(), true, version.definition()))
                .toList();
    }

    private static Survey of(SurveyEntity survey, SurveyVersionEntity version) {
        return new Survey(
                survey.slug(),
                survey.brand(),
                version.version(),
                survey.state() == SurveyState.ACTIVE,
                version.definition());
    }
}
