package io.heartline.alerting.contactpolicy;

import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a brand allows itself. What is absent does not limit anything; 0 never means absent.
 *
 * @param defaultTimeZone where customers are taken to live whose zone is unknown
 * @param quietHours absent for none
 * @param caps all of them hold; a class, channel or window that none of them mentions is unlimited
 * @param gaps between surveys; all of them hold
 * @param coolDown after a complaint; absent for none
 */
public record ContactPolicy(
        @Schema(implementation = String.class, examples = "Europe/London")
        ZoneId defaultTimeZone,

        @Nullable QuietHours quietHours,
        List<Cap> caps,
        List<Gap> gaps,
        @Nullable CoolDown coolDown) {
    private static final int RULES_MAX = 50;

    /** Refuses a policy that leaves open whether there are caps and gaps: an empty list says that there are none. */
    public ContactPolicy {
        Checks.present(defaultTimeZone, "defaultTimeZone");
        Checks.present(caps, "caps");
        Checks.present(gaps, "gaps");
        Checks.within(caps.size(), 0, RULES_MAX, "the number of caps");
        Checks.within(gaps.size(), 0, RULES_MAX, "the number of gaps");
        caps = List.copyOf(caps);
        gaps = List.copyOf(gaps);
    }
}
