package io.heartline.alerting.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule found: a reason to alert somebody.
 *
 * @param kind what it is about
 * @param fingerprint the same for findings that belong to one alert
 * @param subject whom or what it is about
 * @param severity 1 (mild) to 10 (worst)
 * @param title one line in English that names no customer and quotes nobody
 * @param explanation figures that explain it
 * @param causes the evidence
 * @param lastCauseAt when the newest of the causes occurred
 */
public record Finding(
        AlertKind kind,
        String fingerprint,
        Subject subject,
        int severity,
        String title,
        Map<String, Object> explanation,
        List<Cause> causes,
        Instant lastCauseAt) {
    /** Refuses a severity outside 1 to 10. */
    public Finding {
        if (severity < 1 || severity > 10) {
            throw new IllegalArgumentException("severity is not between 1 and 10");
        }
        causes = List.copyOf(causes);
    }

    /** The same, as a part of the alert with another fingerprint. */
    public Finding joining(String other) {
        return new Finding(kind, other, subject, severity, title, explanation, causes, lastCauseAt);
    }
}
