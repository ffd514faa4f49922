package io.heartline.alerting.alert;

import io.heartline.contracts.ScopeKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is not resolved.
 *
 * @param id the alert
 * @param brand whose it is
 * @param fingerprint by which findings join it
 * @param scope what the scope is of, for a crisis
 * @param value which one
 * @param severity 1 to 10
 * @param lastCauseAt when its newest cause occurred
 */
public record OpenAlert(
        UUID id,
        String brand,
        String fingerprint,
        @Nullable ScopeKind scope,
        @Nullable String value,
        int severity,
        Instant lastCauseAt) {}
