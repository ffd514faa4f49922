package io.heartline.metrics.ledger;

import io.heartline.contracts.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Why a balance is what it is. Drift and shock are told apart: many small withdrawals, and one breach of trust, which no
 * number of small deposits averages away.
 *
 * @param at the instant
 * @param totals what each cause comes to, the heaviest first
 * @param shocks breaches of trust, the latest first
 * @param drift the small entries of late
 */
record Statement(Instant at, List<Totals.Total> totals, List<Totals.Shock> shocks, Drift drift) {
    /** What moved the relationship. */
    enum Verdict {
        /** Neither many small withdrawals nor a breach of trust. */
        STEADY,
        /** Many small withdrawals. */
        DRIFT,
        /** A breach of trust. */
        SHOCK,
        /** Both. */
        DRIFT_AND_SHOCK
    }

    /**
     * The small entries of late: those that are no breach of trust.
     *
     * @param window how far back
     * @param withdrawals how many
     * @param taken what is left of them, in units, not above 0
     * @param given what is left of the deposits, in units
     * @param drifting whether there are enough withdrawals, and they outweigh the deposits
     */
    record Drift(Duration window, long withdrawals, double taken, double given, boolean drifting) {}

    /** A statement from what each cause comes to. */
    static Statement of(
            Instant at, List<Totals.Total> totals, List<Totals.Shock> shocks, Duration driftWindow, int driftMin) {
        long withdrawals = 0;
        double taken = 0;
        double given = 0;
        for (var total : totals) {
            if (total.shock()) {
                continue;
            }
            switch (total.kind()) {
                case DEPOSIT -> given += total.recentValue();
                case WITHDRAWAL -> {
                    withdrawals += total.recent();
                    taken += total.recentValue();
                }
            }
        }
        boolean drifting = withdrawals >= driftMin && taken + given < 0;
        return new Statement(at, totals, shocks, new Drift(driftWindow, withdrawals, taken, given, drifting));
    }

    /** What of deposits is left, in units. */
    double deposits() {
        return sum(EntryKind.DEPOSIT);
    }

    /** What of withdrawals is left, in units; not above 0. */
    double withdrawals() {
        return sum(EntryKind.WITHDRAWAL);
    }

    /** The balance, in units. */
    double balance() {
        return deposits() + withdrawals();
    }

    Verdict verdict() {
        if (shocks.isEmpty()) {
            return drift.drifting() ? Verdict.DRIFT : Verdict.STEADY;
        }
        return drift.drifting() ? Verdict.DRIFT_AND_SHOCK : Verdict.SHOCK;
    }

    private double sum(EntryKind kind) {
        return totals.stream()
                .filter(total -> total.kind() == kind)
                .mapToDouble(Totals.Total::value)
                .sum();
    }
}
