package io.heartline.alerting.contactpolicy;

import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody wants to make.
 *
 * @param messageClass of which class
 * @param purpose what for
 * @param channel by which channel
 * @param survey what is asked; present for the class survey alone
 */
public record Proposal(
        MessageClass messageClass,
        ContactPurpose purpose,
        String channel,
        @Nullable Survey survey) {
    /**
     * The survey that is sent.
     *
     * @param slug which one
     * @param kind what it asks for
     */
    public record Survey(String slug, SurveyKind kind) {}

    /** Refuses a survey that is not said to be one, and the other way round. */
    public Proposal {
        Checks.slug(channel, "channel");
        if ((messageClass == MessageClass.SURVEY) != (survey != null)) {
            throw new IllegalArgumentException("a message has a survey if its class is survey, and only then");
        }
    }

    /** The kind of the survey, if it is one. */
    @Nullable
    SurveyKind surveyKind() {
        return survey == null ? null : survey.kind();
    }
}
