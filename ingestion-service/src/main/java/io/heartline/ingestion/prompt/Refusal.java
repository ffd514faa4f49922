package io.heartline.ingestion.prompt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer is not asked.
 *
 * @param rule the slug of the rule that refuses it
 * @param reason the rule in words
 * @param allowedFrom when it would be allowed; null if that cannot be said
 */
record Refusal(String rule, String reason, @Nullable Instant allowedFrom) {
    Refusal(String rule, String reason) {
        this(rule, reason, null);
    }
}
