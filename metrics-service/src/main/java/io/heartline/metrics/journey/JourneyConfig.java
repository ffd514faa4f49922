package io.heartline.metrics.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/** How journeys go. */
@ConfigMapping(prefix = "heartline.journey")
interface JourneyConfig {
    /** The touchpoints in the order in which customers come to them; others come last, by name. */
    @WithDefault("browse,purchase,onboarding,delivery,usage,support,billing,renewal,return")
    List<String> order();

    /** For how many days before now the journeys of segments are computed each day. */
    @WithDefault("92")
    @Min(1)
    @Max(400)
    int segmentDays();
}
