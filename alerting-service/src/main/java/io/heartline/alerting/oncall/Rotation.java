package io.heartline.alerting.oncall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.alerting.routing.TimeInterval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns. Turns of days and weeks change hands at the same time on the wall, whatever the zone does to its
 * offset; turns of hours last exactly so long. Where the clock jumps over the time of a change, hands change right after
 * the jump; where the time comes twice, at the first.
 *
 * @param order the names of participants, in turn
 * @param start when the first one begins, by the clock on the wall
 * @param every how many units a turn lasts
 * @param unit hours, days or weeks
 * @param hours when it holds at all, as in the nights of workdays; always if absent
 */
public record Rotation(
        List<String> order,
        LocalDateTime start,
        int every,
        Unit unit,
        @Nullable TimeInterval hours) {
    private static final int ORDER_MAX = 50;
    private static final int EVERY_MAX = 1_000;

    /** What turns are counted in. */
    public enum Unit {
        HOURS,
        DAYS,
        WEEKS;

        /** The name on the wire. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The unit that a wire name says.
         *
         * @throws IllegalArgumentException if there is none
         */
        @JsonCreator
        public static Unit of(String wire) {
            for (var unit : values()) {
                if (unit.wire().equals(wire)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("unit knows hours, days and weeks only");
        }
    }

    /** Refuses turns of nobody or of no length. */
    public Rotation {
        order = Texts.list(order, 1, ORDER_MAX, "order");
        if (start == null || unit == null) {
            throw new IllegalArgumentException("start and unit are needed");
        }
        if (every < 1 || every > EVERY_MAX) {
            throw new IllegalArgumentException("every is not between 1 and " + EVERY_MAX);
        }
    }

    /** When turn {@code index} begins; the first one has 0. */
    Instant begin(long index, ZoneId zone) {
        return switch (unit) {
            case HOURS -> start.atZone(zone).toInstant().plus(index * every, ChronoUnit.HOURS);
            case DAYS -> start.plusDays(index * every).atZone(zone).toInstant();
            case WEEKS -> start.plusWeeks(index * every).atZone(zone).toInstant();
        };
    }

    /** The turn that an instant lies in; negative before the first one. */
    long turn(Instant at, ZoneId zone) {
        long length = switch (unit) {
            case HOURS -> every;
            case DAYS -> every * 24L;
            case WEEKS -> every * 168L;
        };
        long index = Math.floorDiv(ChronoUnit.HOURS.between(start.atZone(zone).toInstant(), at), length);
        // Days are not always 24 hours: a change of the offset moves the estimate by one at most.
        while (begin(index, zone).isAfter(at)) {
            index--;
        }
        while (!begin(index + 1, zone).isAfter(at)) {
            index++;
        }
        return index;
    }

    /** Whose turn it is; absent before the first turn and outside of its hours. */
    @Nullable
    String holder(Instant at, ZoneId zone) {
        long turn = turn(at, zone);
        if (turn < 0 || (hours != null && !hours.contains(at))) {
            return null;
        }
        return order.get((int) (turn % order.size()));
    }
}
