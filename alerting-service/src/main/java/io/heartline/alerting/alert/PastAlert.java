package io.heartline.alerting.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alert about a customer, as it is recorded.
 *
 * @param rule the key of its rule
 * @param causes what raised it, as in {@code event:data-misuse} or {@code intent:safety}
 */
public record PastAlert(
        UUID id,
        AlertKind kind,
        String rule,
        String brand,
        UUID customerId,
        int severity,
        Instant firedAt,
        List<String> causes) {}
