package io.heartline.metrics.staff;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Whether the load of staff is looked at. Agree with those whom it concerns before you switch it on. */
@ConfigMapping(prefix = "heartline.staff")
interface StaffConfig {
    /** Whether agents' pseudonyms are kept and their exposure is computed. */
    @WithDefault("false")
    boolean enabled();

    /** No group of fewer agents than this is shown. */
    @WithDefault("5")
    @Min(5)
    int groupMin();

    /** For how many days before now exposure is computed each day. */
    @WithDefault("35")
    @Min(1)
    @Max(366)
    int days();
}
