package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An invitation that is ready to be sent.
 *
 * @param promptId the same however often it is sent
 * @param customerId to whom
 * @param survey to what
 * @param languages that the customer prefers, the dearest first
 * @param url of the page
 * @param expiresAt until when the link works
 */
record Letter(UUID promptId, UUID customerId, Survey survey, List<String> languages, String url, Instant expiresAt) {}
