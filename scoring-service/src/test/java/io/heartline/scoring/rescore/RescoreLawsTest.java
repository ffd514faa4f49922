package io.heartline.scoring.rescore;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;
import io.heartline.scoring.Examples;
import io.heartline.scoring.correction.Corrections;
import io.heartline.scoring.correction.Labels;
import io.heartline.scoring.correction.RandomLabels;
import io.heartline.scoring.score.Kept;
import io.heartline.scoring.score.Revision;
import io.heartline.scoring.score.Revisions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RescoreLawsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Interaction HEARD = Examples.interaction("Thank you", NOON);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_second_re_score_changes_nothing(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var said = RandomLabels.some(random);
            var fresh = Examples.score(random);
            var once = rescored(corrected(kept(Examples.score(random)), said), fresh, said);

            // when
            var again = new Revision(once, fresh, Corrections.apply(fresh, said));

            assertThat(again.tells()).isFalse();
            assertThat(rescored(once, fresh, said)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void to_correct_and_to_score_again_may_come_in_any_order(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var said = RandomLabels.some(random);
            var fresh = Examples.score(random);
            var first = kept(Examples.score(random));

            // when
            var correctedFirst = rescored(corrected(first, said), fresh, said);
            var rescoredFirst = corrected(rescored(first, fresh, List.of()), said);

            assertThat(rescoredFirst.model()).isEqualTo(correctedFirst.model());
            assertThat(Revisions.numbered(rescoredFirst.shown(), 1))
                    .isEqualTo(Revisions.numbered(correctedFirst.shown(), 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void whatever_is_told_has_the_next_revision(long seed) {
        var random = new Random(seed);
        var now = kept(Examples.score(random));
        var told = new ArrayList<Integer>();
        for (int round = 0; round < 300; round++) {
            var said = RandomLabels.some(random);

            // when
            var next = random.nextBoolean() ? corrected(now, said) : rescored(now, Examples.score(random), said);

            if (!next.shown().equals(now.shown())) {
                told.add(next.shown().revision());
            }
            now = next;
        }
        assertThat(told).isSorted().doesNotHaveDuplicates();
        assertThat(told.getLast()).isEqualTo(told.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 1000})
    void the_pace_is_never_exceeded_over_many_steps(int perSecond) {
        var order = order(perSecond);
        var now = NOON;
        long done = 0;
        for (int step = 0; step < 200; step++) {
            now = order.progress().nextAt().isAfter(now) ? order.progress().nextAt() : now.plusMillis(1);
            done += order.chunk();

            // when
            order = waiting(order, order.nextAt(order.chunk(), now));
        }

        double seconds = Duration.between(NOON, now).toMillis() / 1000.0;
        assertThat((double) done).isLessThanOrEqualTo(perSecond * (seconds + 1) + order.chunk());
    }

    @Test
    void the_rest_is_estimated_by_the_pace() {
        // when
        var remaining = order(50).remainingSeconds();

        assertThat(remaining).isEqualTo(3);
    }

    private static Kept kept(Score model) {
        return new Kept(HEARD, model, model);
    }

    private static Kept corrected(Kept kept, List<Labels> said) {
        return after(new Revision(kept, kept.model(), Corrections.apply(kept.model(), said)));
    }

    private static Kept rescored(Kept kept, Score fresh, List<Labels> said) {
        return after(new Revision(kept, fresh, Corrections.apply(fresh, said)));
    }

    private static Kept after(Revision revision) {
        var shown = revision.shown();
        return new Kept(
                HEARD, revision.model(), revision.tells() ? Revisions.numbered(shown, shown.revision() + 1) : shown);
    }

    private static Rescore order(int perSecond) {
        return new Rescore(
                new UUID(0, 1),
                RescoreStatus.RUNNING,
                new Period(NOON, NOON.plusSeconds(1), null, null),
                null,
                perSecond,
                false,
                Progress.none(120, NOON, NOON),
                null,
                "test",
                NOON,
                NOON);
    }

    private static Rescore waiting(Rescore order, Instant nextAt) {
        var progress = order.progress();
        var further = new Progress(
                progress.total(), progress.done(), progress.changed(), progress.failed(), progress.cursor(), nextAt);
        return order.at(further, nextAt);
    }
}
