package io.heartline.metrics.ledger;

import io.heartline.contracts.EntryKind;
import io.heartline.metrics.evidence.Micros;
import java.time.Duration;
import java.time.Instant;

/**
 * How units fade: by half in each half-life of their kind.
 *
 * @param deposit half-life of deposits
 * @param withdrawal half-life of withdrawals
 */
public record Decay(Duration deposit, Duration withdrawal) {
    /** Refuses half-lives that are not positive. */
    public Decay {
        if (!deposit.isPositive() || !withdrawal.isPositive()) {
            throw new IllegalArgumentException("a half-life is not positive");
        }
    }

    /**
     * What an entry is worth at an instant, in units: {@code units · 2^(−(at − effectiveAt) / H)}, and 0 before it
     * takes effect.
     */
    public double value(long unitsMicros, EntryKind kind, Instant effectiveAt, Instant at) {
        if (effectiveAt.isAfter(at)) {
            return 0;
        }
        var halfLife = switch (kind) {
            case DEPOSIT -> deposit;
            case WITHDRAWAL -> withdrawal;
        };
        return (double) unitsMicros / Micros.ONE * left(effectiveAt, at, halfLife);
    }

    /** What is left at an instant of the units that were left of deposits at another. */
    public double deposits(double units, Instant from, Instant at) {
        return units * left(from, at, deposit);
    }

    /** What is left at an instant of the units that were left of withdrawals at another. */
    public double withdrawals(double units, Instant from, Instant at) {
        return units * left(from, at, withdrawal);
    }

    private static double left(Instant from, Instant at, Duration halfLife) {
        double halvings = (double) Duration.between(from, at).toMillis() / halfLife.toMillis();
        return StrictMath.pow(2, -halvings);
    }
}
