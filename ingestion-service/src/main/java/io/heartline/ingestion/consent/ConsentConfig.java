package io.heartline.ingestion.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What may be done with customers who never decided. */
@ConfigMapping(prefix = "heartline.consent")
interface ConsentConfig {
    /**
     * The purposes that need a yes: service, survey, marketing or analysis, comma-separated. For the others silence is
     * enough until the customer refuses.
     */
    @WithDefault("marketing")
    Set<Purpose> optIn();
}
