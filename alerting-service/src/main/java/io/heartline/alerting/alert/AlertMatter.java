package io.heartline.alerting.alert;

import io.heartline.contracts.ScopeKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about.
 *
 * @param scope of a crisis
 * @param explanation the figures that explain it, as JSON
 * @param causes what raised it, as in {@code event:data-misuse} or {@code intent:safety}
 */
public record AlertMatter(
        UUID id,
        AlertKind kind,
        String brand,
        @Nullable ScopeKind scope,
        @Nullable String scopeValue,
        String explanation,
        List<String> causes,
        Instant firedAt) {}
