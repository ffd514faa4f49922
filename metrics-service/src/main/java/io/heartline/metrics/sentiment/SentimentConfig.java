package io.heartline.metrics.sentiment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The two clocks: emotion is of the last hours, sentiment of the last weeks. */
@ConfigMapping(prefix = "heartline.sentiment")
interface SentimentConfig {
    /** After this time a valence weighs half. The sums of past hours keep the half-life they were made with. */
    @WithDefault("30d")
    Duration halfLife();

    /** Over which time the emotion is taken. */
    @WithDefault("24h")
    Duration window();

    /** With which time before that window its emotions are compared. */
    @WithDefault("28d")
    Duration comparison();

    /** From how many pieces of evidence in the window on a shift can be told. */
    @WithDefault("3")
    @Min(2)
    int shiftMin();

    /** As many fresh pieces of evidence as this pull a scope toward its brand, and a brand toward 0. */
    @WithDefault("5")
    @DecimalMin("0")
    double shrinkage();
}
