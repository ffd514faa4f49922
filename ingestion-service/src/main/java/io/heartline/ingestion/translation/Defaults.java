package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a source adds to every item.
 *
 * @param source the source's slug
 * @param brand whose customers it hears
 * @param product the product where an item names none
 * @param campaign the campaign where an item names none
 * @param touchpoint the touchpoint where the payload does not tell
 * @param backfill whether items only build the books
 * @param mapping what the payload cannot tell, such as the types of a survey's questions; an empty object if nothing
 */
public record Defaults(
        String source,
        String brand,
        @Nullable String product,
        @Nullable String campaign,
        String touchpoint,
        boolean backfill,
        JsonNode mapping) {}
