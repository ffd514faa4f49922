package io.heartline.ingestion.contactdecision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is thought of.
 *
 * @param requestId the same for the same contact, however often it is asked for
 * @param customerId who would be contacted
 * @param brand by whom
 * @param channel how
 * @param survey the slug of the survey that they would be invited to
 * @param kind what the survey measures
 * @param timeZone of the customer, if it is known
 */
public record ContactQuestion(
        UUID requestId,
        UUID customerId,
        String brand,
        String channel,
        String survey,
        String kind,
        @Nullable String timeZone) {}
