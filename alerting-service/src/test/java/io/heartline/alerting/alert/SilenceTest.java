package io.heartline.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.routing.Matcher;
import io.heartline.contracts.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    @Test
    void it_mutes_what_meets_all_its_matchers() {
        var silence = silence(Duration.ofHours(20));

        // when
        var muted = List.of(
                silence.mutes(Map.of("brand", "x", "kind", "drift")),
                silence.mutes(Map.of("brand", "x", "kind", "shock")),
                silence.mutes(Map.of("brand", "y", "kind", "drift")));

        assertThat(muted).containsExactly(true, false, false);
    }

    @Test
    void people_are_reminded_an_hour_before_the_end_of_a_long_one_and_a_tenth_before_that_of_a_short_one() {
        // when
        var reminders = List.of(
                silence(Duration.ofDays(3)).remindAt(),
                silence(Duration.ofMinutes(30)).remindAt());

        assertThat(reminders).containsExactly(START.plus(Duration.ofHours(71)), START.plus(Duration.ofMinutes(27)));
    }

    @Test
    void its_brands_are_those_that_every_matcher_of_brands_allows() {
        var some = new Matcher("brand", Matcher.Op.IN, List.of("a", "b"));
        var other = new Matcher("brand", Matcher.Op.IN, List.of("b", "c"));
        var prefix = new Matcher("brand", Matcher.Op.STARTS_WITH, List.of("a"));

        // when
        var brands = List.of(
                Silence.brands(List.of(some)), Silence.brands(List.of(some, other)), Silence.brands(List.of(prefix)));

        assertThat(brands.get(0)).containsExactly("a", "b");
        assertThat(brands.get(1)).containsExactly("b");
        assertThat(brands.get(2)).isEmpty();
    }

    private static Silence silence(Duration length) {
        return new Silence(
                Ids.next(),
                List.of(
                        new Matcher("brand", Matcher.Op.IN, List.of("x")),
                        new Matcher("kind", Matcher.Op.IN, List.of("drift"))),
                "ada",
                "known",
                List.of(),
                START,
                START.plus(length),
                "ops",
                START,
                null);
    }
}
