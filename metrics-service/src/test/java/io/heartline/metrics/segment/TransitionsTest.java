package io.heartline.metrics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Segment;
import io.heartline.metrics.tally.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // what is missing fails the test
class TransitionsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void a_stay_ends_by_a_move_or_goes_on() {
        var start = Map.of(Segment.NEW_RISK, 8L);
        var moves = List.of(
                new Transitions.Move(Moves.NONE, Segment.NEW_RISK, 2),
                new Transitions.Move("new-risk", Segment.SILENT, 3),
                new Transitions.Move("silent", Segment.NEW_RISK, 1));

        // when
        var rows = Transitions.of(start, moves);

        var risk = rows.getFirst();
        assertThat(risk.segment()).isEqualTo(Segment.NEW_RISK);
        assertThat(risk.start()).isEqualTo(8);
        assertThat(risk.entered()).isEqualTo(3);
        assertThat(risk.stayed().percent()).isCloseTo(100 * 8 / 11.0, within(1e-9));
        assertThat(risk.moved()).singleElement().satisfies(cell -> {
            assertThat(cell.to()).isEqualTo(Segment.SILENT);
            assertThat(cell.n()).isEqualTo(3);
            assertThat(cell.share().n()).isEqualTo(11);
            assertThat(cell.share().interval().contains(100 * 3 / 11.0)).isTrue();
        });
        assertThat(rows.getLast().segment()).isEqualTo(Segment.SILENT);
        assertThat(rows.getLast().entered()).isEqualTo(3);
    }

    @Test
    void nobody_has_no_rows() {
        assertThat(Transitions.of(Map.of(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shares_add_up_and_stays_that_go_on_are_who_is_there_at_the_end(long seed) {
        var random = new Random(seed);
        Map<Segment, Long> end = new EnumMap<>(Segment.class);
        var tally = new Tally();
        for (int person = 0; person < 200; person++) {
            var periods = periods(random);
            end.merge(periods.getLast().segment(), 1L, Long::sum);
            Moves.tally(tally, "willow", periods, 1);
        }
        List<Transitions.Move> moves = new ArrayList<>();
        tally.sums()
                .forEach((bucket, n) -> moves.add(new Transitions.Move(
                        bucket.keys().get(0), Segment.of(bucket.keys().get(1)), n[0])));

        // when
        var rows = Transitions.of(Map.of(), moves);

        for (var row : rows) {
            double percent = row.stayed().percent()
                    + row.moved().stream()
                            .mapToDouble(cell -> cell.share().percent())
                            .sum();
            assertThat(percent).isCloseTo(100, within(1e-9));
            long stayed = Math.round(row.stayed().percent() / 100 * row.stayed().n());
            assertThat(stayed).isEqualTo(end.getOrDefault(row.segment(), 0L));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moves_that_are_taken_back_leave_no_trace(long seed) {
        var random = new Random(seed);
        var tally = new Tally();
        var periods = periods(random);
        Moves.tally(tally, "willow", periods, 1);

        // when
        Moves.tally(tally, "willow", periods, -1);

        assertThat(tally.sums()).isEmpty();
    }

    private static List<Period> periods(Random random) {
        List<Period> periods = new ArrayList<>();
        var at = START.plus(random.nextInt(100), ChronoUnit.HOURS);
        int previous = -1;
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int next = random.nextInt(Segment.values().length);
            if (next != previous) {
                periods.add(new Period(at, List.of(Segment.values()).get(next)));
                at = at.plus(1 + random.nextInt(100), ChronoUnit.HOURS);
                previous = next;
            }
        }
        return periods;
    }
}
