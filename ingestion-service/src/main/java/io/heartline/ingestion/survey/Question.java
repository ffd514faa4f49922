package io.heartline.ingestion.survey;

import java.util.List;
import java.util.SortedMap;

/**
 * A question of a survey.
 *
 * @param id within the survey
 * @param kind what it measures
 * @param text its words by language; empty for ours
 * @param branches where a score leads; the next question in order where none holds
 */
public record Question(String id, QuestionKind kind, SortedMap<String, String> text, List<Branch> branches) {}
