package io.heartline.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.signature.Scheme;
import io.heartline.ingestion.translation.Defaults;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is set up.
 *
 * @param id its id
 * @param slug what records name as their source
 * @param kind the kind of sender, such as {@code typeform}
 * @param brand whose customers it hears
 * @param retentionDays what came from it is kept this long; null for as long as the customer
 * @param enabled whether it delivers
 * @param defaults what it adds to every item
 * @param scheme how its deliveries are verified
 * @param publicUrl the address by which the sender calls us, for senders that sign it
 */
public record Source(
        UUID id,
        String slug,
        String kind,
        String brand,
        @Nullable Integer retentionDays,
        boolean enabled,
        Defaults defaults,
        Scheme scheme,
        @Nullable String publicUrl) {
    /** What the payload cannot tell; an empty object if nothing. */
    public JsonNode mapping() {
        return defaults.mapping();
    }
}
