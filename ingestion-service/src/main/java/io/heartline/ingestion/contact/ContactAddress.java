package io.heartline.ingestion.contact;

import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.customer.Hint;
import io.heartline.ingestion.customer.IdentifierKind;
import io.heartline.ingestion.customer.NormalForm;
import io.heartline.ingestion.intake.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An address by which a customer can be reached on a channel.
 *
 * @param address in plain: of e-mail and phone in the normal form
 */
public record ContactAddress(ContactChannel channel, String address) {
    /** An address on any channel: long enough for the tokens of push services. */
    public static final int LENGTH_MAX = 4_096;

    /**
     * Checks an address that must be there.
     *
     * @param region where a phone number without a country code is dialled
     */
    public static @Nullable ContactAddress check(
            Fields fields,
            String field,
            @Nullable ContactChannel channel,
            @Nullable String value,
            @Nullable String region) {
        var given = fields.identifier(field, value, LENGTH_MAX);
        if (region != null && !NormalForm.isRegion(region)) {
            fields.refuse("region", "unknown-region", "is not an ISO 3166 code of two upper-case letters");
            return null;
        }
        if (channel == null || given.isBlank()) {
            return null;
        }
        var kind = kind(channel);
        if (kind == null) {
            return new ContactAddress(channel, given);
        }
        var form = NormalForm.of(kind, given, region);
        if (form.isEmpty()) {
            fields.refuse(field, "invalid-" + kind.wire(), "is no address of this channel");
        }
        return form.map(normal -> new ContactAddress(channel, normal)).orElse(null);
    }

    /** What may be shown of it. */
    String hint() {
        return switch (channel) {
            case EMAIL -> Hint.ofEmail(address);
            case SMS, CALL -> Hint.ofPhone(address);
            case IN_APP, WIDGET, LINK, PUSH, POST -> Hint.ofOther(address);
        };
    }

    private static @Nullable IdentifierKind kind(ContactChannel channel) {
        return switch (channel) {
            case EMAIL -> IdentifierKind.EMAIL;
            case SMS, CALL -> IdentifierKind.PHONE;
            case IN_APP, WIDGET, LINK, PUSH, POST -> null;
        };
    }

    /** Without the address, which must not get into logs. */
    @Override
    public String toString() {
        return channel.wire() + " " + hint();
    }
}
