package io.heartline.alerting.contactpolicy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a customer is left alone between two surveys.
 *
 * @param surveyKind between two surveys of this kind; absent: between any two surveys
 * @param days of 24 hours each, 1 to 365; a gap that is not wanted is left out, never written as 0
 */
public record Gap(@Nullable SurveyKind surveyKind, Integer days) {
    /** The longest gap, in days. */
    static final int DAYS_MAX = 365;

    /** Refuses a gap without a length. */
    public Gap {
        Checks.present(days, "days");
        Checks.within(days, 1, DAYS_MAX, "days");
    }

    /** Whether it keeps a survey of this kind waiting, or makes others wait for it; an unknown kind is no special one. */
    boolean covers(@Nullable SurveyKind kind) {
        return surveyKind == null || surveyKind == kind;
    }

    Duration length() {
        return Duration.ofDays(days);
    }

    /** The slug of the rule. */
    String rule() {
        return (surveyKind == null ? "survey" : surveyKind.wire()) + "-gap";
    }
}
