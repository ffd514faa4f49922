package io.heartline.scoring.rescore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How texts are scored again. */
@ConfigMapping(prefix = "heartline.rescore")
interface RescoreConfig {
    /** The texts that a re-score scores in a second, unless it says otherwise; live scoring goes on beside it. */
    @Min(1)
    @Max(Rescore.PER_SECOND_MAX)
    @WithDefault("50")
    int perSecond();

    /** So many re-scores may be unfinished at a time. */
    @Min(1)
    @WithDefault("10")
    int unfinishedMax();
}
