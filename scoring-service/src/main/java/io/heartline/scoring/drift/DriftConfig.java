package io.heartline.scoring.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;

/** What the distribution of scores is compared with. */
@ConfigMapping(prefix = "heartline.drift")
interface DriftConfig {
    /** So many days are the reference. */
    @Min(1)
    @Max(366)
    @WithDefault("28")
    int referenceDays();

    /** The first day of the reference, in UTC; without it the first one on which the model scored. */
    Optional<LocalDate> referenceFrom();
}
