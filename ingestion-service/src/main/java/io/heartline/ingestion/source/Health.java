package io.heartline.ingestion.source;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a source fares, since it was set up.
 *
 * @param lastDeliveryAt when the last delivery was taken or came again; null if none ever was
 * @param received deliveries that were taken; a file of rows is one
 * @param accepted items that were new
 * @param revised items that were new versions
 * @param duplicate items that were there already, and deliveries that came again
 * @param noted statements about customers that were taken: who they are, what they allow
 * @param rejected deliveries that could not be understood or broke a rule
 * @param ignored deliveries that said nothing which we keep
 * @param signatureFailures deliveries that did not prove to be the sender's, by the reason
 * @param lastFailureAt when the last of those came
 */
@Schema(name = "SourceHealth")
public record Health(
        @Nullable Instant lastDeliveryAt,
        long received,
        long accepted,
        long revised,
        long duplicate,
        long noted,
        long rejected,
        long ignored,
        SortedMap<String, Long> signatureFailures,
        @Nullable Instant lastFailureAt) {
    /** Sums the counts of one source. */
    static final class Collector {
        private final Map<Tally, Long> sums = new EnumMap<>(Tally.class);
        private final SortedMap<String, Long> failures = new TreeMap<>();
        private @Nullable Instant lastDeliveryAt;
        private @Nullable Instant lastFailureAt;

        void add(Tally outcome, String reason, long count, Instant at) {
            sums.merge(outcome, count, Long::sum);
            if (outcome == Tally.REFUSED) {
                failures.put(reason, count);
                lastFailureAt = later(lastFailureAt, at);
            } else if (outcome == Tally.RECEIVED || (outcome == Tally.DUPLICATE && reason.equals("delivery"))) {
                lastDeliveryAt = later(lastDeliveryAt, at);
            }
        }

        private static Instant later(@Nullable Instant one, Instant other) {
            return one == null || one.isBefore(other) ? other : one;
        }

        private long sum(Tally outcome) {
            return sums.getOrDefault(outcome, 0L);
        }

        Health health() {
            return new Health(
                    lastDeliveryAt,
                    sum(Tally.RECEIVED),
                    sum(Tally.ACCEPTED),
                    sum(Tally.REVISED),
                    sum(Tally.DUPLICATE),
                    sum(Tally.NOTED),
                    sum(Tally.REJECTED),
                    sum(Tally.IGNORED),
                    failures,
                    lastFailureAt);
        }
    }
}
