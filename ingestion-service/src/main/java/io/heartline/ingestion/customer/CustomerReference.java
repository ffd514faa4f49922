package io.heartline.ingestion.customer;

import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a delivered item names a customer. */
public record CustomerReference(
        @Nullable
        @Schema(
                required = true,
                enumeration = {"external-id", "anonymous-id", "handle"})
        String kind,

        @Nullable @Schema(required = true, examples = "C-1042")
        String value) {

    /** Checks a reference that must be there. */
    public static @Nullable CustomerKey check(
            Fields fields, String field, @Nullable CustomerReference reference, @Nullable String brand) {
        if (!fields.present(field, reference) || reference == null) {
            return null;
        }
        fields.present(field + ".kind", reference.kind);
        var kind = fields.oneOf(field + ".kind", reference.kind, IdentifierKind::of, IdentifierKind.NAMES);
        var value = fields.identifier(field + ".value", reference.value, Limits.IDENTIFIER_LENGTH_MAX);
        return kind == null || brand == null ? null : new CustomerKey(brand, kind, value);
    }
}
