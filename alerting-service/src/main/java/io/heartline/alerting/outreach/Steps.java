package io.heartline.alerting.outreach;

import io.heartline.contracts.OutreachStatus;
import java.util.EnumSet;
import java.util.Set;

/** Which step of an outreach follows which. */
final class Steps {
    private Steps() {}

    /** Whether {@code next} may follow {@code now}. */
    static boolean follows(OutreachStatus now, OutreachStatus next) {
        return after(now).contains(next);
    }

    private static Set<OutreachStatus> after(OutreachStatus now) {
        return switch (now) {
            case ASSIGNED -> EnumSet.of(OutreachStatus.PROPOSED, OutreachStatus.SUPPRESSED, OutreachStatus.CLOSED);
            case PROPOSED ->
                EnumSet.of(
                        OutreachStatus.APPROVED,
                        OutreachStatus.REJECTED,
                        OutreachStatus.SUPPRESSED,
                        OutreachStatus.EXPIRED);
            case APPROVED -> EnumSet.of(OutreachStatus.SENT, OutreachStatus.SUPPRESSED);
            case SENT -> EnumSet.of(OutreachStatus.DELIVERED, OutreachStatus.FAILED);
            // A failed delivery can be replayed from the log.
            case FAILED -> EnumSet.of(OutreachStatus.DELIVERED, OutreachStatus.CLOSED);
            case DELIVERED -> EnumSet.of(OutreachStatus.ANSWERED, OutreachStatus.CLOSED);
            case ANSWERED -> EnumSet.of(OutreachStatus.CLOSED);
            case REJECTED, SUPPRESSED, EXPIRED, CLOSED -> EnumSet.noneOf(OutreachStatus.class);
        };
    }

    /** Whether an outreach with this status keeps the customer from another one. */
    static boolean isOpen(OutreachStatus status) {
        return switch (status) {
            case ASSIGNED, PROPOSED, APPROVED, SENT -> true;
            case DELIVERED, FAILED, ANSWERED, REJECTED, SUPPRESSED, EXPIRED, CLOSED -> false;
        };
    }
}
