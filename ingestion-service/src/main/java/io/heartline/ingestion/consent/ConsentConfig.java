package io.heartline.ingestion.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
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

    /** How many requests for unsubscribe links an instance answers in a second; the others are told to come again. */
    @Min(1)
    @WithDefault("50")
    int unsubscribeRate();
}
