package io.heartline.scoring.score;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** When a score is given. */
@ConfigMapping(prefix = "heartline.score")
interface ScoreConfig {
    /** A score whose most probable emotion is less probable than this abstains. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.3")
    double confidenceMin();
}
