package io.heartline.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of an outreach ({@code io.heartline.outreach.v1}).
 *
 * @param outreachId the id of the outreach; the same for all its steps
 * @param play the slug of the play
 * @param playVersion the version of the play
 * @param variant the slug of the variant drawn
 * @param arm the arm drawn
 * @param severeHarm whether the customer was excluded from the draw, and so from the estimate
 * @param customerId who is reached, as first assigned
 * @param brand who reaches out
 * @param alertId the alert that it answers, if one does
 * @param status how far it came
 * @param reason why, for suppressed, rejected, failed and closed; {@code annoyed} for an answer that shows that the
 *     customer did not want to be reached
 * @param at when
 * @param rewardAmount what is given with it costs, in {@code rewardCurrency}; spent if it was sent and did not fail
 * @param rewardCurrency ISO 4217; present when an amount is
 */
public record Outreach(
        UUID outreachId,
        String play,
        int playVersion,
        String variant,
        Arm arm,
        boolean severeHarm,
        UUID customerId,
        String brand,
        @Nullable UUID alertId,
        OutreachStatus status,
        @Nullable String reason,
        Instant at,
        @Nullable BigDecimal rewardAmount,
        @Nullable String rewardCurrency) {
    /** Refuses a step that lacks its outreach, its customer or its time. */
    public Outreach {
        Checks.present(outreachId, "outreachId");
        Checks.notBlank(play, "play");
        Checks.atLeast(playVersion, 1, "playVersion");
        Checks.notBlank(variant, "variant");
        Checks.present(arm, "arm");
        Checks.present(customerId, "customerId");
        Checks.notBlank(brand, "brand");
        Checks.present(status, "status");
        Checks.present(at, "at");
    }
}
