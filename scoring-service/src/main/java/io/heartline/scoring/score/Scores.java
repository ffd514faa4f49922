package io.heartline.scoring.score;

import io.heartline.contracts.Score;
import io.heartline.scoring.engine.Engine;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.model.ShadowConfig;
import io.heartline.scoring.text.Languages;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives scores. */
@ApplicationScoped
public class Scores {
    private final Scorer scorer;
    private final Scorer shadow;
    private final Map<String, String> shadows;
    private final Map<String, String> explaining;
    private final Explainer explainer;
    private final Workers workers = new Workers(Runtime.getRuntime().availableProcessors());

    /** A service whose configuration names a shadow that it does not have does not start. */
    Scores(Models models, ShadowConfig shadows, ScoreConfig config) {
        var languages = new Languages();
        this.scorer = new Scorer(models.liveEngines(), languages, config.confidenceMin());
        this.explainer = new Explainer(scorer, workers);
        this.shadow = new Scorer(tried(models, shadows.shadow()), languages, config.confidenceMin());
        this.shadows = Map.copyOf(shadows.shadow());
        this.explaining = explaining(models.liveEngines().values());
    }

    private static Map<String, String> explaining(Collection<Engine> engines) {
        var explaining = new LinkedHashMap<String, String>();
        for (var engine : engines) {
            var linear = engine.linear().version();
            explaining.put(engine.version(), linear);
            explaining.put(linear, linear);
        }
        return Map.copyOf(explaining);
    }

    /** The version of the linear model whose weights the evidence of a live model's score is made of; null without any. */
    @Nullable
    String evidenceModel(Score score) {
        return explaining.get(score.model());
    }

    private static Map<String, Engine> tried(Models models, Map<String, String> shadows) {
        var tried = new LinkedHashMap<>(models.liveEngines());
        shadows.forEach((language, version) -> tried.put(language, models.engine(version)));
        return tried;
    }

    /** What the live models say. */
    public Score of(ScoringInput input) {
        return scorer.score(input);
    }

    /** What the live models say, in the order of the inputs; they are scored at the same time. */
    public List<Score> all(List<ScoringInput> inputs) {
        return workers.map(inputs, scorer::score);
    }

    /** Which parts of the text made the score of the live models what it is. */
    Explained explain(ScoringInput input) {
        return explainer.explain(input);
    }

    @PreDestroy
    void close() {
        workers.close();
    }

    /** The version that scores a language beside the live model, if one does. */
    public Optional<String> shadowed(String language) {
        return Optional.ofNullable(shadows.get(language));
    }

    /** What the shadow of the input's language says; empty if the language has no shadow. */
    public Optional<Score> shadow(ScoringInput input) {
        return shadows.isEmpty()
                ? Optional.empty()
                : Optional.of(shadow.score(input)).filter(score -> shadows.containsKey(score.language()));
    }
}
