package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ContactAsk}.
 *
 * @param decisionId to confirm or release what was reserved
 * @param allowed whether the contact may be made
 * @param rule the slug of the rule that decided
 * @param reason in words
 * @param allowedFrom if refused: when the same request would be allowed if nothing else happened; absent for never
 */
public record ContactVerdict(
        UUID decisionId,
        boolean allowed,
        String rule,
        String reason,
        @Nullable Instant allowedFrom) {}
