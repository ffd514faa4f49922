package io.heartline.ingestion.console;

import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Form.Option;
import io.heartline.platform.problem.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time and other numbers in forms. */
final class Spans {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Spans() {}

    private enum Unit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number and a unit: the largest in which the length is whole. */
    static List<Field> fields(Desk desk, String name, String label, @Nullable Duration length, Filled filled) {
        var unit = length == null || length.isZero()
                ? Unit.DAYS
                : Arrays.stream(Unit.values())
                        .filter(one -> length.toSeconds() % one.length.toSeconds() == 0)
                        .findFirst()
                        .orElse(Unit.MINUTES);
        var value = length == null
                ? ""
                : BigDecimal.valueOf(length.toSeconds())
                        .divide(BigDecimal.valueOf(unit.length.toSeconds()), 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
        return List.of(
                Field.of("number", name, label, filled.or(name, value)).narrow(),
                Field.select(
                                name + ".unit",
                                desk.text("span"),
                                filled.or(name + ".unit", unit.wire()),
                                Arrays.stream(Unit.values())
                                        .map(one -> new Option(
                                                one.wire(), desk.visit().named("span", one.wire())))
                                        .toList())
                        .narrow());
    }

    /**
     * The length that was entered, in ISO 8601; null for none.
     *
     * @throws InvalidInput if it is no number
     */
    static @Nullable String read(Filled filled, String name) {
        var number = number(filled, name);
        if (number == null) {
            return null;
        }
        var unit = Arrays.stream(Unit.values())
                .filter(one -> one.wire().equals(filled.entry(name + ".unit")))
                .findFirst()
                .orElse(Unit.DAYS);
        var seconds = number.multiply(BigDecimal.valueOf(unit.length.toSeconds()));
        try {
            return Duration.ofSeconds(seconds.setScale(0, RoundingMode.HALF_UP).longValueExact())
                    .toString();
        } catch (ArithmeticException e) {
            throw noNumber(name, e);
        }
    }

    /**
     * A number; null for none.
     *
     * @throws InvalidInput if it is no number
     */
    static @Nullable BigDecimal number(Filled filled, String name) {
        var text = filled.entry(name);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw noNumber(name, e);
        }
    }

    /**
     * A whole number; null for none.
     *
     * @throws InvalidInput if it is no whole number
     */
    static @Nullable Integer whole(Filled filled, String name) {
        var number = number(filled, name);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            throw noNumber(name, e);
        }
    }

    /** A share of 0 to 1 that was entered in percent; null for none. */
    static @Nullable Double share(Filled filled, String name) {
        var percent = number(filled, name);
        return percent == null
                ? null
                : (Double) percent.divide(HUNDRED, 8, RoundingMode.HALF_UP).doubleValue();
    }

    /** A share of 0 to 1 in percent. */
    static String percent(double share) {
        return BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros().toPlainString();
    }

    static InvalidInput noNumber(String field, RuntimeException cause) {
        var refusal = new InvalidInput("not-a-number", field + " is not a number.");
        refusal.initCause(cause);
        return refusal;
    }
}
