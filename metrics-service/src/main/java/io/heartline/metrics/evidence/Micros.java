package io.heartline.metrics.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts that are summed: whole numbers of 10⁻⁶, so that any order of adding gives the same sum. */
public final class Micros {
    /** How many there are in 1. */
    public static final long ONE = 1_000_000;

    private Micros() {}

    /** The nearest whole number of 10⁻⁶; a half goes to the even neighbour. */
    public static long of(double value) {
        return of(BigDecimal.valueOf(value));
    }

    /** The nearest whole number of 10⁻⁶; a half goes to the even neighbour. */
    public static long of(BigDecimal value) {
        return value.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The decimal that a whole number of 10⁻⁶ stands for, exactly. */
    public static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
