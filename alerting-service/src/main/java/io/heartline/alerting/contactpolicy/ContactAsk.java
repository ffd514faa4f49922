package io.heartline.alerting.contactpolicy;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a customer may be contacted now.
 *
 * @param requestId the same request again gets the same decision; a dry run is decided each time
 * @param customerId whom, by any id of the person
 * @param brand whose customer it is
 * @param proposal what is to be sent
 * @param zone where the customer lives, if the asker knows it
 * @param dryRun whether no slot is to be reserved
 * @param by who asks
 */
public record ContactAsk(
        UUID requestId,
        UUID customerId,
        String brand,
        Proposal proposal,
        @Nullable ZoneId zone,
        boolean dryRun,
        String by) {}
