package io.heartline.ingestion.customer;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An identifier as it is shown.
 *
 * @param value as it is stored; of an e-mail address or a phone number a hint
 * @param hint whether the value is only a hint
 */
@Schema(name = "NamedIdentifier")
record NamedIdentifier(String kind, String value, boolean hint) {
    static NamedIdentifier of(CustomerKey key) {
        var hint = Identifiers.hint(key);
        return new NamedIdentifier(key.kind().wire(), Objects.requireNonNullElse(hint, key.value()), hint != null);
    }
}
