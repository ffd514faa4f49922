package io.heartline.metrics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.evidence.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short cuts of the fold come to the same as its definition. */
class SegmentFoldLawsTest {
    private static final Thresholds THRESHOLDS =
            new Thresholds(Duration.ofDays(28), 250_000, 100_000, 2, Duration.ofDays(180), 6, 3, 5);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int DAYS = 700;
    private static final int HISTORIES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void passing_over_midnights_comes_to_the_same_as_evaluating_each(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            var lines = lines(random);
            var at = START.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));

            // when
            var history = SegmentFold.fold(lines, at, THRESHOLDS);

            assertThat(history).isEqualTo(MidnightFold.fold(lines, at, THRESHOLDS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void going_on_from_a_state_comes_to_the_same_as_beginning_anew(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            var lines = lines(random);
            var stop = START.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
            var at = stop.plus(Duration.ofMinutes(random.nextInt(300 * 24 * 60)));
            var whole = SegmentFold.fold(lines, at, THRESHOLDS);

            // when
            var state = FoldState.read(
                    SegmentFold.stateAt(null, lines, stop, THRESHOLDS).write());
            var history = SegmentFold.fold(state, after(lines, stop), at, THRESHOLDS);

            assertThat(history.moves()).isEqualTo(whole.moves());
            assertThat(history.dueAt()).isEqualTo(whole.dueAt());
            assertThat(history.periods())
                    .isEqualTo(whole.periods()
                            .subList(history.earlier(), whole.periods().size()));
            assertThat(history.segment()).isEqualTo(whole.segment());
            assertThat(history.previousSegment()).isEqualTo(whole.previousSegment());
        }
    }

    private static List<Line> after(List<Line> lines, Instant at) {
        return lines.stream().filter(line -> line.at().isAfter(at)).toList();
    }

    /** Sometimes dense, sometimes sparse, now and then at midnight to the millisecond. */
    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(60);
        double leaning = random.nextDouble() - 0.5;
        var end = DAYS / (1 + random.nextInt(6));
        for (int i = 0; i < count; i++) {
            var day = START.plus(Duration.ofDays(random.nextInt(end)));
            var at = random.nextInt(10) == 0 ? day : day.plusMillis(random.nextInt(86_400_000));
            lines.add(line(random, at, leaning));
        }
        lines.sort(Line.ORDER);
        return lines;
    }

    private static Line line(Random random, Instant at, double leaning) {
        boolean expression = random.nextBoolean();
        boolean felt = expression && random.nextInt(5) > 0;
        double valence = Math.clamp(leaning + random.nextDouble() * 2 - 1, -1, 1);
        @Nullable Boolean love = (expression && random.nextInt(15) == 0) ? (Boolean) random.nextBoolean() : null;
        return new Line(
                new UUID(random.nextLong(), random.nextLong()),
                at,
                expression,
                !expression && random.nextInt(4) > 0,
                felt ? Emotion.JOY : null,
                felt ? (Long) Math.round(valence * 1e6) : null,
                love,
                null);
    }
}
