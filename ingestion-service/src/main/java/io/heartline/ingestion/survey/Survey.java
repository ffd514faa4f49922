package io.heartline.ingestion.survey;

/**
 * A version of a survey.
 *
 * @param slug of the survey
 * @param brand whose it is
 * @param version which one
 * @param active whether the survey invites now
 * @param definition what it asks, of whom, and how
 */
public record Survey(String slug, String brand, int version, boolean active, SurveyDefinition definition) {}
