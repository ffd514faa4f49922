package io.heartline.ingestion.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** How customers are known again. */
@ConfigMapping(prefix = "heartline.identity")
interface IdentityConfig {
    /**
     * The keys of the fingerprints of e-mail addresses and phone numbers, as {@code id:base64} of at least 32 bytes.
     * New fingerprints are made with the first; those made with the others are found and renewed when they are seen.
     * Without any, the service makes a key for itself and keeps it in its database.
     */
    Optional<List<String>> keys();

    /**
     * An identifier that was said to belong together with more identifiers of one kind than this is shared by several
     * persons, such as a shop's own address: it links no one any more until somebody vouches for it.
     */
    @Min(1)
    @WithDefault("10")
    int partnersMax();

    /** The same for anonymous ids, of which one person leaves many. */
    @Min(1)
    @WithDefault("500")
    int visitorsMax();
}
