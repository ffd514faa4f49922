package io.heartline.ingestion.translation;

import io.heartline.ingestion.intake.Limits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a delivery knows a customer.
 *
 * <p>The sender's own id comes first where there is one: it stays when an e-mail address is added or changes, and a
 * record must stay with its customer. It is written behind the source's slug, since {@code 12345} of two senders are two
 * people. An id that the brand itself gave to its customer is taken as it is.
 *
 * @param identifiers at least one; the first is the one that items carry
 */
record Person(List<Identifier> identifiers) {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@.,]+(?:\\.[^\\s@.,]+)*\\.[^\\s@.,]{2,63}");
    private static final Pattern PHONE = Pattern.compile("\\+\\d{7,15}");

    Identifier first() {
        return identifiers.getFirst();
    }

    /** Gathers identifiers, the best first. */
    static Builder of(Defaults defaults) {
        return new Builder(defaults);
    }

    static final class Builder {
        private final String namespace;
        private final Set<Identifier> identifiers = new LinkedHashSet<>();

        private Builder(Defaults defaults) {
            this.namespace = defaults.mapping().path("namespace").asText(defaults.source());
        }

        /** The sender's own id of the customer. */
        Builder own(@Nullable String id) {
            return add("external-id", id == null ? null : namespace + ":" + id);
        }

        /** The id that the brand gave to the customer. */
        Builder external(@Nullable String id) {
            return add("external-id", id);
        }

        /** The id of a visitor. */
        Builder anonymous(@Nullable String id) {
            return add("anonymous-id", id);
        }

        /** An id that stands for one who is known by nothing else, such as that of the only answer. */
        Builder unlessKnown(@Nullable String id) {
            return identifiers.isEmpty() && id != null ? add("anonymous-id", namespace + ":" + id) : this;
        }

        /** A name on a social network, which has no spaces; the network is told where it is known. */
        Builder handle(@Nullable String network, @Nullable String name) {
            if (name == null || name.isBlank() || name.strip().chars().anyMatch(Character::isWhitespace)) {
                return this;
            }
            return add("handle", network == null ? name : network + ":" + name.strip());
        }

        /** An address; what does not look like one is left out, since people write anything into such fields. */
        Builder email(@Nullable String address) {
            var stripped = address == null ? "" : address.strip();
            return EMAIL.matcher(stripped).matches() ? add("email", stripped) : this;
        }

        /** A number with its country code; without one it means other people elsewhere. */
        Builder phone(@Nullable String number) {
            var digits = number == null ? "" : number.replaceAll("[\\s().-]", "");
            return PHONE.matcher(digits).matches() ? add("phone", digits) : this;
        }

        private Builder add(String kind, @Nullable String value) {
            if (value != null && !value.isBlank() && value.length() <= Limits.IDENTIFIER_LENGTH_MAX) {
                identifiers.add(new Identifier(kind, value.strip()));
            }
            return this;
        }

        boolean isEmpty() {
            return identifiers.isEmpty();
        }

        /**
         * The person.
         *
         * @throws Unmappable naming this field if nothing is known
         */
        Person need(Part part, String field) throws Unmappable {
            if (identifiers.isEmpty()) {
                throw part.refusal(field, "names no customer");
            }
            return new Person(List.copyOf(identifiers));
        }
    }
}
