package io.heartline.scoring.score;

import io.heartline.scoring.model.ShippedModels;
import io.heartline.scoring.text.Languages;

/** The scorer with the linear models that the service brings. */
final class RealScorer {
    static final Scorer SCORER = new Scorer(ShippedModels.linear().liveEngines(), new Languages(), 0.3);

    private RealScorer() {}
}
