package io.heartline.ingestion.prompt;

import io.heartline.contracts.Profile;
import io.heartline.ingestion.survey.Survey;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whether a prompt is still wanted: by its survey, by the draw and by the day's quota. */
@ApplicationScoped
class Selection {
    private final VoiceCoverageConsumer coverage;
    private final SurveysConfig config;
    private final Database database;

    Selection(VoiceCoverageConsumer coverage, SurveysConfig config, Database database) {
        this.coverage = coverage;
        this.config = config;
        this.database = database;
    }

    /** Why the prompt is not wanted; if it is, it has taken its place in the quota. Who was chosen by hand is not drawn. */
    @Transactional(TxType.MANDATORY)
    public Optional<Refusal> refusal(PromptEntity prompt, Survey survey, Profile profile, Instant now) {
        if (!survey.active()) {
            return Optional.of(new Refusal("survey-not-active", "The survey is paused or retired."));
        }
        if (now.isAfter(prompt.dueAt().plus(config.inviteWithin()))) {
            return Optional.of(new Refusal("too-late", "It could not be asked in time."));
        }
        if (prompt.direct()) {
            return Optional.empty();
        }
        var sampling = survey.definition().asking().sampling();
        var observed =
                coverage.of(survey.brand(), sampling.dimension(), profile).orElse(null);
        if (Draw.lot(survey.slug(), prompt.customerId(), prompt.causeId()) >= Draw.probability(sampling, observed)) {
            return Optional.of(new Refusal("not-drawn", "The draw left the customer out."));
        }
        var max = sampling.dailyMax();
        if (max != null && !prompt.counted()) {
            var day = now.atOffset(ZoneOffset.UTC).toLocalDate();
            database.lock("survey-quota:" + survey.slug());
            long taken = database.query(
                            "select count(*) from survey_prompt where survey = ? and quota_day = ?",
                            row -> row.getLong(1),
                            survey.slug(),
                            day)
                    .getFirst();
            if (taken >= max) {
                return Optional.of(new Refusal("quota-reached", "The survey has invited enough customers today."));
            }
            prompt.count(day);
        }
        return Optional.empty();
    }
}
