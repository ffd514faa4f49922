package io.heartline.scoring.score;

import io.heartline.contracts.Score;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.text.Languages;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives scores. */
@ApplicationScoped
class Scores {
    private final Scorer scorer;

    Scores(Models models, ScoreConfig config) {
        this.scorer = new Scorer(models.byLanguage(), new Languages(), config.confidenceMin());
    }

    Score of(ScoringInput input) {
        return scorer.score(input);
    }
}
