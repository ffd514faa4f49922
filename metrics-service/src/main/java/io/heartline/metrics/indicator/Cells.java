package io.heartline.metrics.indicator;

import io.heartline.contracts.ScopeKind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What observations add to the sums of days. */
final class Cells {
    // Every transaction changes cells in this order, so that two of them wait for each other instead of deadlocking.
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::brand)
            .thenComparing(Key::scope)
            .thenComparing(Key::value)
            .thenComparing(Key::day)
            .thenComparing(Key::measure);

    private final SortedMap<Key, Sum> sums = new TreeMap<>(ORDER);

    /** Which sum. */
    record Key(String brand, ScopeKind scope, String value, LocalDate day, String measure) {}

    /**
     * A sum, or a change of it.
     *
     * @param total in 10⁻⁶
     * @param squares in 10⁻¹²
     */
    record Sum(long n, long total, BigInteger squares) {
        Sum plus(Sum other) {
            return new Sum(n + other.n, total + other.total, squares.add(other.squares));
        }

        boolean isNothing() {
            return n == 0 && total == 0 && squares.signum() == 0;
        }
    }

    /** Adds observations, or takes them away. */
    Cells add(Collection<Observation> observations, int sign) {
        for (var one : observations) {
            var square = BigInteger.valueOf(one.amountMicros()).pow(2);
            var sum = new Sum(sign, sign * one.amountMicros(), sign > 0 ? square : square.negate());
            var place = one.place();
            add(one, ScopeKind.BRAND, one.brand(), sum);
            add(one, ScopeKind.PRODUCT, place.product(), sum);
            add(one, ScopeKind.CAMPAIGN, place.campaign(), sum);
            add(
                    one,
                    ScopeKind.CHANNEL,
                    place.channel() == null ? null : place.channel().wire(),
                    sum);
            add(one, ScopeKind.TOUCHPOINT, place.touchpoint(), sum);
        }
        return this;
    }

    private void add(Observation one, ScopeKind scope, @Nullable String value, Sum sum) {
        if (value != null) {
            sums.merge(new Key(one.brand(), scope, value, one.day(), one.measure()), sum, Sum::plus);
        }
    }

    /** The sums that change, in the order in which they may be changed. */
    SortedMap<Key, Sum> changes() {
        var changes = new TreeMap<>(sums);
        changes.values().removeIf(Sum::isNothing);
        return changes;
    }
}
