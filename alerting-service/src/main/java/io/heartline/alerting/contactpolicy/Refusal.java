package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rule that stands in the way.
 *
 * @param rule its slug
 * @param reason in words
 * @param change what would have to change
 * @param until from when on this rule alone would not stand in the way any more; absent if time does not change it
 */
public record Refusal(
        String rule, String reason, String change, @Nullable Instant until) {}
