package io.heartline.alerting.wire;

import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import io.heartline.alerting.wire.AttemptOutcome.Refused;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What answers of vendors mean. */
final class Answers {
    /** What is waited at least after a vendor's own code for too many: their limits are by the minute. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Answers() {}

    /** Done, retry or give up by the status alone; 410 is for good. */
    static AttemptOutcome byStatus(Reply reply) {
        if (reply.isSuccess()) {
            return new Accepted(reply.status());
        }
        if (reply.status() == 410) {
            return new Gone(410);
        }
        return reply.isTemporary()
                ? new Declined(reply.status(), reply.retryAfter())
                : new Refused(reply.status(), null);
    }

    /**
     * For vendors whose 200 says nothing until the code in it is read.
     *
     * @param code of the answer; 0 is success. An answer without one is none that the vendor gives
     * @param busy codes for too many or too busy: again, after a minute
     * @param gone codes for a robot that is no more
     */
    static AttemptOutcome byCode(Reply reply, OptionalInt code, Set<Integer> busy, Set<Integer> gone) {
        if (!reply.isSuccess() || code.isEmpty()) {
            return reply.isSuccess() ? new Declined(reply.status(), null) : byStatus(reply);
        }
        int value = code.getAsInt();
        if (value == 0) {
            return new Accepted(reply.status());
        }
        if (gone.contains(value)) {
            return new Gone(reply.status());
        }
        return busy.contains(value)
                ? new Declined(reply.status(), longer(reply.retryAfter()), value)
                : new Refused(reply.status(), value);
    }

    private static Duration longer(@Nullable Duration asked) {
        return asked == null || asked.compareTo(MINUTE) < 0 ? MINUTE : asked;
    }
}
