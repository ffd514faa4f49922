package io.heartline.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.mapping.Rules;
import io.heartline.ingestion.signature.SignatureSettings;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a source can be changed.
 *
 * @param touchpoint where an item happened if its payload does not tell
 * @param product the product where an item names none
 * @param campaign the campaign where an item names none
 * @param retentionDays what came from it is kept this long; as long as the customer if absent
 * @param backfill whether its items only build the books
 * @param enabled whether it delivers
 * @param mapping what its payloads cannot tell
 * @param signature how it signs, if not as its kind does
 * @param publicUrl the address by which it calls us, for senders that sign it
 */
@Schema(name = "SourceSettings")
public record SourceSettings(
        @Nullable @Schema(required = true, examples = "support")
        String touchpoint,

        @Nullable String product,
        @Nullable String campaign,

        @Nullable @Schema(minimum = "1", maximum = "3650") Integer retentionDays,

        @Nullable @Schema(defaultValue = "false") Boolean backfill,
        @Nullable @Schema(defaultValue = "true") Boolean enabled,

        @Nullable @Schema(type = SchemaType.OBJECT, description = "See docs/channels.md")
        JsonNode mapping,

        @Nullable SignatureSettings signature,

        @Nullable @Schema(examples = "https://hearts.example.com/webhooks/crm")
        String publicUrl) {
    static final int RETENTION_DAYS_MAX = 3_650;
    private static final int MAPPING_LENGTH_MAX = 100_000;
    private static final int URL_LENGTH_MAX = 1_024;

    void check(Fields fields) {
        fields.slug("touchpoint", touchpoint);
        fields.optionalIdentifier("product", product, Limits.NAME_LENGTH_MAX);
        fields.optionalIdentifier("campaign", campaign, Limits.NAME_LENGTH_MAX);
        if (retentionDays != null && (retentionDays < 1 || retentionDays > RETENTION_DAYS_MAX)) {
            fields.refuse("retentionDays", "out-of-range", "is not between 1 and " + RETENTION_DAYS_MAX);
        }
        checkMapping(fields);
        if (signature != null) {
            signature.violations().forEach(found -> fields.refuse(found.field(), found.code(), found.message()));
        }
        if (publicUrl != null && !isAddress(publicUrl)) {
            fields.refuse("publicUrl", "invalid-url", "is not an absolute http or https address");
        }
    }

    private void checkMapping(Fields fields) {
        if (mapping == null || mapping.isNull()) {
            return;
        }
        if (!mapping.isObject()) {
            fields.refuse("mapping", "not-an-object", "is not a JSON object");
        } else if (mapping.toString().length() > MAPPING_LENGTH_MAX) {
            fields.refuse("mapping", "too-long", "has more than " + MAPPING_LENGTH_MAX + " characters");
        } else {
            Rules.violations(mapping).forEach(found -> fields.refuse(found.field(), found.code(), found.message()));
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            return text.length() <= URL_LENGTH_MAX
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean backfills() {
        return Objects.requireNonNullElse(backfill, false);
    }

    boolean delivers() {
        return Objects.requireNonNullElse(enabled, true);
    }

    JsonNode mappingOrNothing() {
        return mapping == null || mapping.isNull() ? JsonNodeFactory.instance.objectNode() : mapping;
    }
}
