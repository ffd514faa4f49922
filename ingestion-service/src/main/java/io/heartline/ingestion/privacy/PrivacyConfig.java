package io.heartline.ingestion.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** What is masked in texts. */
@ConfigMapping(prefix = "heartline.privacy")
interface PrivacyConfig {
    /**
     * The regions whose phone numbers are found without a country code, as ISO 3166 codes of two letters. Numbers with
     * a country code are found for every region.
     */
    @NotEmpty
    @WithDefault("CN,US,GB")
    List<String> phoneRegions();
}
