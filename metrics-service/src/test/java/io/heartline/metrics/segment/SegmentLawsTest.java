package io.heartline.metrics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.metrics.evidence.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every history: evidence expires, and a state is left at another mean than it is entered at. */
class SegmentLawsTest {
    private static final long ENTER = 250_000;
    private static final long LEAVE = 100_000;
    private static final Duration WINDOW = Duration.ofDays(28);
    private static final Thresholds THRESHOLDS = new Thresholds(WINDOW, ENTER, LEAVE, 2, Duration.ofDays(180), 6, 3, 5);
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<Segment> FANS = EnumSet.of(Segment.NEW_FAN, Segment.REPEAT_FAN, Segment.SHIFTED_TO_FAN);
    private static final Set<Segment> RISKS =
            EnumSet.of(Segment.NEW_RISK, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK);

    /** What counts at an instant: everything of the window since the latest answer, which counts as ±1. */
    private record Counting(int n, long sum) {
        static Counting of(List<Line> lines, Instant at) {
            int n = 0;
            long sum = 0;
            for (var line : lines) {
                if (line.at().isAfter(at) || !line.at().isAfter(at.minus(WINDOW))) {
                    continue;
                }
                if (line.love() != null) {
                    n = 1;
                    sum = line.love() ? 1_000_000 : -1_000_000;
                } else if (line.valenceMicros() != null) {
                    n++;
                    sum += line.valenceMicros();
                }
            }
            return new Counting(n, sum);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobody_is_a_fan_or_a_risk_by_evidence_that_has_expired(long seed) {
        var lines = lines(new Random(seed));
        for (int day = 1; day <= 400; day++) {
            var at = MIDNIGHT.plus(Duration.ofDays(day));

            // when
            var segment = SegmentFold.fold(lines, at, THRESHOLDS).segment();

            if (Counting.of(lines, at).n() == 0) {
                assertThat(segment).isNotIn(FANS).isNotIn(RISKS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void between_the_two_limits_everybody_stays_what_they_are(long seed) {
        var lines = lines(new Random(seed));
        boolean fan = false;
        boolean risk = false;
        for (int day = 1; day <= 400; day++) {
            var at = MIDNIGHT.plus(Duration.ofDays(day));
            var counting = Counting.of(lines, at);

            // when
            var segment = SegmentFold.fold(lines, at, THRESHOLDS).segment();

            boolean fanNow = FANS.contains(segment);
            boolean riskNow = RISKS.contains(segment);
            if (fanNow) {
                assertThat(counting.sum()).isGreaterThanOrEqualTo(LEAVE * counting.n());
            }
            if (riskNow) {
                assertThat(counting.sum()).isLessThanOrEqualTo(-LEAVE * counting.n());
            }
            if (!fanNow && !riskNow) {
                assertThat(counting.n() >= 2 && Math.abs(counting.sum()) >= ENTER * counting.n())
                        .isFalse();
            }
            boolean quiet = lines.stream()
                    .noneMatch(line -> line.at().isAfter(at.minus(Duration.ofDays(1)))
                            && !line.at().isAfter(at));
            if (quiet && fan && counting.n() > 0 && counting.sum() >= LEAVE * counting.n()) {
                assertThat(fanNow).isTrue();
            }
            if (quiet && risk && counting.n() > 0 && counting.sum() <= -LEAVE * counting.n()) {
                assertThat(riskNow).isTrue();
            }
            fan = fanNow;
            risk = riskNow;
        }
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            // Never at midnight itself, so that a day ends with nothing but the midnight
            var at = MIDNIGHT.plus(Duration.ofDays(random.nextInt(360))).plusSeconds(1 + random.nextInt(86_000));
            boolean love = random.nextInt(12) == 0;
            long valence = random.nextLong(-500_000, 500_001);
            lines.add(new Line(
                    Ids.next(),
                    at,
                    true,
                    false,
                    love ? null : Emotion.NEUTRAL,
                    love ? null : (Long) valence,
                    love ? (Boolean) random.nextBoolean() : null,
                    null));
        }
        lines.sort(Line.ORDER);
        return lines;
    }
}
