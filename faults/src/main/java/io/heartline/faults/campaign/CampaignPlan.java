package io.heartline.faults.campaign;

import io.heartline.faults.fault.Deck.Lasting;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign does.
 *
 * @param projectRoot the directory with the modules
 * @param seed of faults and load; the same one breaks the same things in the same order
 * @param faults after so many faults it ends; absent if the time decides
 * @param longest after so long it ends; absent if the number decides
 * @param brief whether faults last seconds and befall one service each, or half a minute and every service
 */
public record CampaignPlan(
        Path projectRoot,
        long seed,
        @Nullable Integer faults,
        @Nullable Duration longest,
        boolean brief) {
    private static final Lasting SECONDS = new Lasting(Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final Lasting HALF_A_MINUTE = new Lasting(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** How long faults last. */
    Lasting lasting() {
        return brief ? SECONDS : HALF_A_MINUTE;
    }
}
