package io.heartline.alerting.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** When a customer drifts: the balance crosses from 0 or above to below −θ, θ being one ordinary complaint. */
@ConfigMapping(prefix = "heartline.drift")
interface DriftConfig {
    /** The stake of an expressed emotion in the policy of the love bank. */
    @DecimalMin("0")
    @WithDefault("2")
    double stake();

    /** How much heavier losses weigh than gains in the love bank. */
    @DecimalMin("0")
    @WithDefault("2.25")
    double lambda();

    /** The intensity of an ordinary complaint: clearly annoyed, not furious. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.6")
    double typicalIntensity();

    /** The confidence with which an ordinary complaint is scored. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.7")
    double typicalConfidence();

    /** A balance of fewer entries says too little. */
    @Min(1)
    @WithDefault("3")
    int entriesMin();
}
