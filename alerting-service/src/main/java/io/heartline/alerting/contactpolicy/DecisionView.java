package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision as others see it.
 *
 * @param requestId chosen by who asked
 * @param survey what is asked; null unless the class is survey
 * @param decidedFor who asked
 * @param verdict allowed or refused
 * @param rule the slug of the rule that decided
 * @param refusals each rule that stood in the way, the weightiest first
 * @param allowedFrom when the same request would have been allowed if nothing else happened; null for never
 * @param expiresAt when the slot is free again if nobody confirms
 * @param settledAt when it was confirmed or released
 * @param inputs all that the decision was based on: the policy and what had happened to the person
 */
public record DecisionView(
        UUID decisionId,
        UUID requestId,
        UUID customerId,
        String brand,
        String channel,
        MessageClass messageClass,
        ContactPurpose purpose,
        Proposal.@Nullable Survey survey,
        boolean dryRun,
        Instant decidedAt,
        String decidedFor,
        int policyVersion,
        String verdict,
        ContactStatus status,
        String rule,
        String reason,
        List<Refusal> refusals,
        @Nullable Instant allowedFrom,
        @Nullable Instant expiresAt,
        @Nullable Instant settledAt,
        @Schema(implementation = Object.class) JsonNode inputs) {}
