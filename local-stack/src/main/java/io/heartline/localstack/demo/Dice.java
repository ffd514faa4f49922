package io.heartline.localstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. The algorithm behind it is specified, so the same seed gives the same feed on every machine. */
final class Dice {
    /** Hours of a customer's day at which things are said and bought; the evening counts three times. */
    private static final int[] WAKING_HOURS = {
        7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 18, 19, 19, 19, 20, 20, 20, 21, 21, 22
    };

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns dice of their own for one part of the feed, so that a change in another part does not move this one. */
    static Dice of(long seed, String part) {
        return new Dice(seed * 0x9E3779B97F4A7C15L + part.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> items) {
        var copy = new ArrayList<>(items);
        for (var i = copy.size() - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var moved = copy.get(i);
            copy.set(i, copy.get(j));
            copy.set(j, moved);
        }
        return copy;
    }

    /**
     * Returns an instant in [from, to) at which somebody who lives in {@code zone} is awake. Uses up the same chance
     * whatever the instants are, so that a feed with another end differs in nothing but time.
     */
    Instant waking(Instant from, Instant to, ZoneId zone) {
        var anyTime = within(from, to);
        var day = from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()))
                .atZone(zone)
                .toLocalDate();
        var time = LocalTime.of(WAKING_HOURS[random.nextInt(WAKING_HOURS.length)], between(0, 59), between(0, 59));
        var at = day.atTime(time).atZone(zone).toInstant();
        if (at.isBefore(from)) {
            at = at.plus(1, ChronoUnit.DAYS);
        }
        return at.isBefore(to) ? at : anyTime;
    }

    /** Returns any instant in [from, to). */
    Instant within(Instant from, Instant to) {
        return from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()));
    }
}
