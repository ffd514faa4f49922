package io.heartline.alerting.detection;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

class CrisisReplayTest {
    private static final Instant FROM = Instant.parse("2026-07-25T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-08-01T00:00:00Z");
    private static final Instant BEGINNING = FROM.minus(Duration.ofDays(30));
    private static final Scope SCOPE = new Scope(ScopeKind.PRODUCT, "band");
    private static final Instant CRISIS = FROM.plus(Duration.ofHours(61));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_prefix_of_the_past_gets_the_same_answers_as_the_whole(long seed) {
        var all = background(seed);
        complaints(all, CRISIS, 40);
        var until = CRISIS.plus(Duration.ofMinutes(25));

        // when
        var whole = replay(all, UNTIL);
        var prefix = replay(
                all.stream().filter(window -> window.start().isBefore(until)).toList(), until);

        assertThat(prefix).isEqualTo(whole.subList(0, prefix.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_crisis_alerts_once_soon_after_it_began(long seed) {
        var all = background(seed);
        complaints(all, CRISIS, 40);

        // when
        var judged = replay(all, UNTIL);

        List<Instant> alerts = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).alert()) {
                alerts.add(FROM.plus(Duration.ofMinutes(5L * i)));
            }
        }
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst()).isBetween(CRISIS, CRISIS.plus(Duration.ofMinutes(30)));
    }

    @Test
    void an_empty_past_has_a_quiet_answer_for_each_window() {
        // when
        var judged = replay(List.of(), UNTIL);

        assertThat(judged).hasSize(7 * 288).allMatch(one -> one.score() == 0 && !one.alert());
    }

    private static List<Judgement> replay(List<Window> all, Instant until) {
        Map<Long, Long> hours = new HashMap<>();
        all.forEach(window -> hours.merge(Baseline.hour(window.start()), window.negative(), Long::sum));
        var history = new History(Baseline.hour(BEGINNING), Baseline.hour(until), hours);
        var stored = all.stream()
                .filter(window -> !window.start().isBefore(FROM.minus(Duration.ofHours(1))))
                .toList();
        return new CrisisReplay(SCOPE, new DetectorTest.Defaults(), history).run(stored, FROM, until);
    }

    private static List<Window> background(long seed) {
        var random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (var at = BEGINNING; at.isBefore(UNTIL); at = at.plus(Window.LENGTH)) {
            if (random.nextInt(12) == 0) {
                windows.add(new Window(at, 3, 1, 1, 0));
            }
        }
        return windows;
    }

    private static void complaints(List<Window> windows, Instant from, int count) {
        windows.removeIf(window -> !window.start().isBefore(from)
                && window.start().isBefore(from.plus(Window.LENGTH.multipliedBy(count / 5))));
        for (int i = 0; i < count / 5; i++) {
            windows.add(new Window(from.plus(Window.LENGTH.multipliedBy(i)), 6, 5, 5, 100));
        }
        windows.sort(Comparator.comparing(Window::start));
    }
}
