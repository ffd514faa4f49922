package io.heartline.alerting.casework;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When cases are looked at again. */
@ConfigMapping(prefix = "heartline.cases")
interface CasesConfig {
    /** Earlier than this after the closing of a case nothing is said of a recovery, unless the customer is lost. */
    @WithDefault("14d")
    Duration settle();

    /** What a customer does later than this after the closing has other reasons: the verdict stays as it is then. */
    @WithDefault("60d")
    Duration window();

    /** How often it is looked which cases should have been closed by now. */
    @WithDefault("10s")
    Duration overdueEvery();
}
