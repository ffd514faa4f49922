package io.heartline.ingestion.customer;

import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a delivered item names a customer.
 *
 * @param region where a phone number without a country code is dialled; it says nothing else
 */
public record CustomerReference(
        @Nullable
        @Schema(
                required = true,
                enumeration = {"external-id", "anonymous-id", "handle", "email", "phone"})
        String kind,

        @Nullable @Schema(required = true, examples = "C-1042")
        String value,

        @Nullable
        @Schema(
                description = "Where a phone number without a country code is dialled: an ISO 3166 code of two letters",
                examples = "GB")
        String region) {

    /** Checks a reference that must be there. */
    public static @Nullable CustomerKey check(
            Fields fields, String field, @Nullable CustomerReference reference, @Nullable String brand) {
        if (!fields.present(field, reference) || reference == null) {
            return null;
        }
        fields.present(field + ".kind", reference.kind);
        var kind = fields.oneOf(field + ".kind", reference.kind, IdentifierKind::of, IdentifierKind.NAMES);
        var value = fields.identifier(field + ".value", reference.value, Limits.IDENTIFIER_LENGTH_MAX);
        if (reference.region != null && !NormalForm.isRegion(reference.region)) {
            fields.refuse(field + ".region", "unknown-region", "is not an ISO 3166 code of two upper-case letters");
            return null;
        }
        if (kind == null || brand == null || value.isBlank()) {
            return null;
        }
        var form = NormalForm.of(kind, value, reference.region);
        if (form.isEmpty()) {
            fields.refuse(field + ".value", "invalid-" + kind.wire(), message(kind));
        }
        return form.map(normal -> new CustomerKey(brand, kind, normal)).orElse(null);
    }

    private static String message(IdentifierKind kind) {
        return switch (kind) {
            case EXTERNAL_ID, ANONYMOUS_ID -> "is not an id";
            case HANDLE -> "is not a name on a social network, such as @ada or mastodon:ada@example.social";
            case EMAIL -> "is not an e-mail address, such as ada@example.org";
            case PHONE ->
                "is not a phone number: +, the country code and the number, or a number of the region that is given;"
                        + " no extension";
        };
    }
}
