package io.heartline.metrics.pulse;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Facet;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What one scope of a window adds up to.
 *
 * @param count expressions with a score that did not abstain
 * @param customers distinct customers among them, as first assigned
 * @param squaresMicros the sum of squared valences, each rounded to 10⁻⁶, half to even
 * @param emotions in the order of {@link Emotions}
 * @param reach the sum of the reaches that are known
 */
record PulseSums(
        long count,
        long customers,
        long negative,
        long negativeCustomers,
        long positive,
        long valenceMicros,
        long squaresMicros,
        List<Long> emotions,
        long reach,
        long backfillCount,
        long backfillNegative) {
    static final PulseSums NONE = new PulseSums(0, 0, 0, 0, 0, 0, 0, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L), 0, 0, 0);

    /** Which scope. */
    record Key(Window window, ScopeKind scope, String value) {}

    /** The sums of every scope that these pieces, all of windows of their brands, speak of; in any order. */
    static Map<Key, PulseSums> of(Collection<Piece> pieces, java.util.function.Function<Piece, Window> windowOf) {
        Map<Key, Adding> adding = new HashMap<>();
        for (var piece : pieces) {
            for (var facet : Facet.of(piece)) {
                adding.computeIfAbsent(
                                new Key(windowOf.apply(piece), facet.scope(), facet.value()), key -> new Adding())
                        .add(piece, facet);
            }
        }
        Map<Key, PulseSums> sums = new HashMap<>();
        adding.forEach((key, added) -> sums.put(key, added.sums()));
        return sums;
    }

    private static final class Adding {
        private final Set<UUID> customers = new HashSet<>();
        private final Set<UUID> negativeCustomers = new HashSet<>();
        private final Long[] emotions = new Long[Emotions.ORDER.size()];
        private long count;
        private long negative;
        private long positive;
        private long valenceMicros;
        private long squaresMicros;
        private long reach;
        private long backfillCount;
        private long backfillNegative;

        Adding() {
            Arrays.fill(emotions, 0L);
        }

        void add(Piece piece, Facet facet) {
            count++;
            customers.add(piece.customerId());
            emotions[Emotions.index(facet.emotion())]++;
            valenceMicros += facet.valenceMicros();
            var valence = Micros.decimal(facet.valenceMicros());
            squaresMicros += Micros.of(valence.multiply(valence));
            reach += Objects.requireNonNullElse(piece.place().reach(), 0L);
            backfillCount += piece.backfill() ? 1 : 0;
            switch (facet.sentiment()) {
                case NEGATIVE -> {
                    negative++;
                    negativeCustomers.add(piece.customerId());
                    backfillNegative += piece.backfill() ? 1 : 0;
                }
                case POSITIVE -> positive++;
                case NEUTRAL -> {}
            }
        }

        PulseSums sums() {
            return new PulseSums(
                    count,
                    customers.size(),
                    negative,
                    negativeCustomers.size(),
                    positive,
                    valenceMicros,
                    squaresMicros,
                    List.of(emotions),
                    reach,
                    backfillCount,
                    backfillNegative);
        }
    }
}
