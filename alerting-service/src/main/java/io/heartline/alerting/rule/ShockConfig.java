package io.heartline.alerting.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Set;

/** What is a shock to a customer. */
@ConfigMapping(prefix = "heartline.shock")
interface ShockConfig {
    /** One entry with at least this stake is a shock. */
    @DecimalMin("0")
    @WithDefault("15")
    double stakeMin();

    /** The intents of which one expression is a shock. */
    @WithDefault("legal-threat,safety,data-misuse")
    Set<String> intents();

    /** The probability from which on an intent counts as expressed. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.8")
    double intentProbabilityMin();
}
