package io.heartline.alerting.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.ScopeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofHours(24));
    private static final Scope SCOPE = new Scope(ScopeKind.PRODUCT, "band");

    private final CrisisDetector detector = new CrisisDetector(new Defaults());

    @ParameterizedTest
    @CsvSource({
        "1, 0.1, false", "2, 0.1, true", "3, 1, false", "4, 1, true", "5, 5, false", "6, 5, true",
        "7, 20, false", "8, 20, true", "9, 60, false", "10, 60, true", "11, 200, false", "12, 200, true",
    })
    void an_ordinary_month_raises_no_alarm(long seed, double perHour, boolean seasonal) {
        var random = new Random(seed);
        var start = NOW.minus(Duration.ofDays(84));
        var all = seasonal ? season(random, start, NOW, perHour) : background(random, start, NOW, perHour);

        // when
        long alarms = 0;
        for (int day = 0; day < 28; day++) {
            var since = NOW.minus(Duration.ofDays(day + 1));
            var until = NOW.minus(Duration.ofDays(day));
            var history = history(all, start, since);
            var fresh = between(all, since, until);
            alarms += Suspect.of(SCOPE, detector, history, Baseline.of(history), fresh)
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(alarms).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.1", "3, 1", "4, 1", "5, 5", "6, 5", "7, 0.02", "8, 0.02"})
    void a_planted_crisis_is_found_within_half_an_hour(long seed, double perHour) {
        var random = new Random(seed);
        var start = NOW.minus(Duration.ofDays(120));
        var planted = NOW.minus(Duration.ofMinutes(100));
        var all = background(random, start, NOW, perHour);
        crisis(random, planted, 45).forEach((at, count) -> add(all, at, count));
        var history = history(all, start, SINCE);
        var baseline = Baseline.of(history);
        var fresh = between(all, SINCE, NOW);

        // when
        var first = fresh.stream()
                .filter(window -> detector.judge(history, baseline, fresh, window.end()) instanceof Verdict.Unusual)
                .findFirst();

        assertThat(first).isPresent();
        assertThat(first.get().start()).isBetween(planted, planted.plus(Duration.ofMinutes(50)));
        var suspect = Suspect.of(SCOPE, detector, history, baseline, fresh);
        assertThat(suspect).isPresent();
        assertThat(suspect.get().from()).isAfterOrEqualTo(planted.minus(Duration.ofMinutes(60)));
        assertThat(suspect.get().observed()).isGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_comes_later_never_changes_an_answer(long seed) {
        var random = new Random(seed);
        var start = NOW.minus(Duration.ofDays(60));
        var all = background(random, start, NOW, 2);
        crisis(random, NOW.minus(Duration.ofHours(5)), 60).forEach((at, count) -> add(all, at, count));
        var history = history(all, start, SINCE);
        var baseline = Baseline.of(history);
        var fresh = between(all, SINCE, NOW);
        for (int i = 1; i <= fresh.size(); i++) {
            var end = fresh.get(i - 1).end();

            // when
            var known = detector.judge(history, baseline, fresh.subList(0, i), end);
            var hindsight = detector.judge(history, baseline, fresh, end);

            assertThat(known).isEqualTo(hindsight);
        }
    }

    @Test
    void a_busy_hour_of_every_week_is_ordinary() {
        var start = NOW.minus(Duration.ofDays(70));
        Map<Instant, Long> all = new HashMap<>();
        for (var at = SINCE.plus(Duration.ofHours(3)); at.isAfter(start); at = at.minus(Duration.ofDays(7))) {
            for (int i = 0; i < 12; i++) {
                add(all, at.plus(Duration.ofMinutes(5L * i)), 2);
            }
        }
        var history = history(all, start, SINCE);

        // when
        var suspect = Suspect.of(SCOPE, detector, history, Baseline.of(history), between(all, SINCE, NOW));

        assertThat(suspect).isEmpty();
    }

    @Test
    void past_crises_do_not_become_ordinary() {
        var start = NOW.minus(Duration.ofDays(60));
        var all = background(new Random(7), start, NOW, 0.2);
        crisis(new Random(8), NOW.minus(Duration.ofDays(7)).minus(Duration.ofMinutes(100)), 400)
                .forEach((at, count) -> add(all, at, count));
        crisis(new Random(9), NOW.minus(Duration.ofMinutes(100)), 45).forEach((at, count) -> add(all, at, count));
        var history = history(all, start, SINCE);

        // when
        var suspect = Suspect.of(SCOPE, detector, history, Baseline.of(history), between(all, SINCE, NOW));

        assertThat(suspect).isPresent();
    }

    @Test
    void too_little_history_is_learning_and_not_quiet() {
        var all = crisis(new Random(1), NOW.minus(Duration.ofMinutes(100)), 60);
        var history = history(all, SINCE.minus(Duration.ofHours(71)), SINCE);
        var enough = history(all, SINCE.minus(Duration.ofDays(3)), SINCE);
        var fresh = between(all, SINCE, NOW);

        // when
        var learning = detector.judge(
                history, Baseline.of(history), fresh, fresh.getLast().end());
        var judged = detector.judge(
                enough, Baseline.of(enough), fresh, fresh.getLast().end());

        assertThat(learning).isEqualTo(new Verdict.Learning());
        assertThat(judged).isInstanceOf(Verdict.Unusual.class);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8, 5, 2, true", // the least that is a crisis
        "7, 7, 7, 2, false", // too few complaints
        "8, 8, 4, 2, false", // too few customers
        "8, 8, 8, 1, false", // one burst
        "8, 27, 8, 2, false", // more of everything
    })
    void each_limit_of_a_crisis_holds_at_its_edge(
            long negative, long count, long customers, int windows, boolean unusual) {
        var history = new History(Baseline.hour(SINCE) - 1000, Baseline.hour(SINCE), Map.of());
        List<Window> fresh = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            boolean last = i == windows - 1;
            fresh.add(new Window(
                    NOW.minus(Duration.ofMinutes(15 - 5L * i)),
                    share(count, windows, last),
                    share(negative, windows, last),
                    share(customers, windows, last),
                    0));
        }

        // when
        var verdict = detector.judge(
                history, Baseline.of(history), fresh, fresh.getLast().end());

        assertThat(verdict instanceof Verdict.Unusual).isEqualTo(unusual);
    }

    @Test
    void surprise_is_that_of_the_negative_binomial() {
        var almostPoisson = new NegativeBinomial(2, 1e-9);
        var geometric = new NegativeBinomial(1, 1); // P(N ≥ k) = 2^−k

        // when
        double poisson = almostPoisson.surprise(5);
        double tail = geometric.surprise(20);

        assertThat(poisson).isCloseTo(-Math.log10(0.052653), within(1e-4));
        assertThat(tail).isCloseTo(20 * Math.log10(2), within(1e-9));
        assertThat(geometric.surprise(1)).isZero();
        assertThat(new NegativeBinomial(0.01, 0.05).surprise(5_000)).isGreaterThan(1_000);
    }

    @Test
    void severity_is_10_for_the_worst_and_1_for_the_least() {
        var worst = new Suspect(SCOPE, SINCE, NOW, 1_000, 1, 1_000, 1_000_000, 50);
        var least = new Suspect(SCOPE, SINCE, NOW, 8, 7, 800, 0, 0.001);
        var demo = new Suspect(SCOPE, SINCE, NOW, 45, 0.1, 47, 0, 40);

        // when
        var severities = List.of(worst.severity(900), least.severity(5), demo.severity(40));

        assertThat(severities).containsExactly(10, 1, 7);
    }

    private static long share(long total, int windows, boolean last) {
        long each = total / windows;
        return last ? total - each * (windows - 1) : each;
    }

    private static Map<Instant, Long> background(Random random, Instant start, Instant end, double perHour) {
        Map<Instant, Long> all = new HashMap<>();
        for (var at = start; at.isBefore(end); at = at.plus(Window.LENGTH)) {
            add(all, at, poisson(random, perHour / 12));
        }
        return all;
    }

    /** Quiet nights and weekends, and more variation than a Poisson process has. */
    private static Map<Instant, Long> season(Random random, Instant start, Instant end, double perHour) {
        Map<Instant, Long> all = new HashMap<>();
        for (var at = start; at.isBefore(end); at = at.plus(Window.LENGTH)) {
            long hour = Baseline.hour(at);
            double day = hour % 24 < 7 ? 0.1 : 1.4;
            double week = hour / 24 % 7 < 2 ? 0.5 : 1.2;
            double luck = Math.exp(0.3 * random.nextGaussian());
            add(all, at, poisson(random, perHour / 12 * day * week * luck));
        }
        return all;
    }

    /** Complaints spread over 90 minutes. */
    private static Map<Instant, Long> crisis(Random random, Instant start, int count) {
        Map<Instant, Long> all = new HashMap<>();
        var first = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 300L) * 300);
        for (int i = 0; i < count; i++) {
            add(all, first.plus(Window.LENGTH.multipliedBy(random.nextInt(18))), 1);
        }
        return all;
    }

    private static void add(Map<Instant, Long> all, Instant at, long count) {
        if (count > 0) {
            all.merge(at, count, Long::sum);
        }
    }

    /** Knuth's method. */
    private static long poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }

    private static History history(Map<Instant, Long> all, Instant start, Instant end) {
        Map<Long, Long> hours = new HashMap<>();
        all.forEach((at, count) -> {
            if (!at.isBefore(start) && at.isBefore(end)) {
                hours.merge(Baseline.hour(at), count, Long::sum);
            }
        });
        var from = end.minus(Duration.ofDays(56)).isAfter(start) ? end.minus(Duration.ofDays(56)) : start;
        return new History(Baseline.hour(from), Baseline.hour(end), hours);
    }

    private static List<Window> between(Map<Instant, Long> all, Instant start, Instant end) {
        return all.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().isBefore(start) && entry.getKey().isBefore(end))
                .map(entry -> new Window(entry.getKey(), entry.getValue(), entry.getValue(), entry.getValue(), 0))
                .sorted(Comparator.comparing(Window::start))
                .toList();
    }

    /** The shipped configuration. */
    static final class Defaults implements DetectionConfig {
        @Override
        public List<Duration> horizons() {
            return List.of(Duration.ofMinutes(15), Duration.ofHours(1));
        }

        @Override
        public double surpriseMin() {
            return 6;
        }

        @Override
        public int negativesMin() {
            return 8;
        }

        @Override
        public int customersMin() {
            return 5;
        }

        @Override
        public int windowsMin() {
            return 2;
        }

        @Override
        public double negativeShareMin() {
            return 0.3;
        }

        @Override
        public Duration historyMin() {
            return Duration.ofDays(3);
        }

        @Override
        public Duration history() {
            return Duration.ofDays(56);
        }

        @Override
        public Duration freshFor() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration quiet() {
            return Duration.ofHours(2);
        }

        @Override
        public Duration settle() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration settleMax() {
            return Duration.ofSeconds(15);
        }
    }
}
