package io.heartline.ingestion.contactdecision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the contact policy says of a contact. */
public sealed interface ContactAnswer {
    /**
     * It is allowed, and reserved until it is confirmed or released.
     *
     * @param decisionId null for a dry run, which reserves nothing
     */
    record Allowed(@Nullable UUID decisionId) implements ContactAnswer {}

    /**
     * It is not.
     *
     * @param rule the rule that refuses it
     * @param reason the rule in words
     * @param allowedFrom when it would be allowed; null if that cannot be said
     */
    record Refused(String rule, String reason, @Nullable Instant allowedFrom) implements ContactAnswer {}

    /**
     * Nobody answered, so that nothing may be sent.
     *
     * @param why in words, for operators
     */
    record Away(String why) implements ContactAnswer {}
}
