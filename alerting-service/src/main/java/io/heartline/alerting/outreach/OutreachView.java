package io.heartline.alerting.outreach;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.alerting.play.PlayAction;
import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An outreach; {@code draft} is what is said to the customer.
 *
 * @param crossover whether somebody insisted on reaching a member of the control arm
 * @param draftVersion which wording of the draft this is
 * @param reward what is given, and what it costs
 * @param channel by which channel the contact policy let it out; "receiver" if the receiver chose
 * @param sendFrom the earliest time, by the play's delay
 * @param sendAfter when what was approved leaves, if it may not yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutreachView(
        UUID id,
        @Schema(examples = "apologise") String play,
        int playVersion,
        @Schema(examples = "warm-short") String variant,
        PlayAction action,
        Arm arm,
        boolean severeHarm,
        boolean crossover,
        UUID customerId,
        String brand,
        UUID alertId,
        OutreachStatus status,
        @Schema(examples = "zh") @Nullable String language,
        @Nullable String draft,
        int draftVersion,
        @Nullable RewardView reward,
        @Nullable String reason,
        @Nullable UUID receiverId,
        @Nullable String channel,
        @Nullable Instant sendFrom,
        @Nullable Instant sendAfter,
        @Nullable Instant sentAt,
        Instant proposedAt,
        Instant changedAt) {
    /** What is given, and what it costs. */
    @Schema(name = "OutreachRewardView")
    public record RewardView(String name, BigDecimal amount, String currency) {}
}
