package io.heartline.ingestion.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;

/** What is masked in texts, and how erased customers are known again. */
@ConfigMapping(prefix = "heartline.privacy")
interface PrivacyConfig {
    /**
     * The regions whose phone numbers are found without a country code, as ISO 3166 codes of two letters. Numbers with
     * a country code are found for every region.
     */
    @NotEmpty
    @WithDefault("CN,US,GB")
    List<String> phoneRegions();

    /**
     * What order numbers look like, as RE2 patterns, besides what a text itself calls an order number. The first group of
     * a pattern is masked, or the whole if it has none.
     */
    Optional<List<String>> orderPatterns();

    /**
     * The keys under which the identifiers of erased customers are sealed (HMAC-SHA-256), each at least 32 bytes in
     * base64. The first makes new seals; all are tried, so a key is replaced by putting another in front of it. Without
     * one, whoever reads the database can try out whether an identifier was erased.
     */
    Optional<List<String>> tombstoneKeys();
}
