package io.heartline.scoring.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/** Which models' scores count. */
@ConfigMapping(prefix = "heartline.score")
public interface ModelConfig {
    /** The version that scores, by the primary tag of its language, as in {@code live.en=blend-en-3}. */
    Map<String, String> live();

    /**
     * From this probability of both its emotion and its sentiment on a blend's linear model answers alone, which takes a
     * fraction of the time; more than 1 for never. What it costs is measured in docs/scoring.md.
     */
    @DecimalMin("0.5")
    @WithDefault("2")
    double sureAbove();

    /**
     * Whether a blend's encoder also judges the clauses that name an aspect, one call for each, where it has a say in the
     * sentiments; false leaves them to the linear model. What it costs is measured in docs/scoring.md.
     */
    @WithDefault("true")
    boolean clausesByEncoder();
}
