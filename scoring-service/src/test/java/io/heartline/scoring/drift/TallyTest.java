package io.heartline.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.scoring.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
    @Test
    void letters_of_scripts_that_no_model_reads_are_strange() {
        // when
        var tally = Tally.of("ok 好 да 1 😀", Examples.score(new Random(2)));

        assertThat(tally.letters()).isEqualTo(5);
        assertThat(tally.strange()).isEqualTo(2);
    }

    @Test
    void a_text_that_was_not_given_has_no_letters() {
        // when
        var tally = Tally.of(null, Examples.score(new Random(2)));

        assertThat(tally.letters()).isZero();
        assertThat(tally.n()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void any_order_gives_the_same_and_what_is_kept_is_read_back(long seed) {
        var random = new Random(seed);
        var tallies = new ArrayList<Tally>();
        for (int i = 0; i < 200; i++) {
            tallies.add(Tally.of("text " + i, Examples.score(random)));
        }
        var sum = sum(tallies);
        Collections.shuffle(tallies, random);

        // when
        var again = sum(tallies);

        assertThat(again).isEqualTo(sum).isEqualTo(Tally.of(sum.kept()));
        assertThat(sum.n()).isEqualTo(200);
        assertThat(Arrays.stream(sum.histogram(Figure.EMOTION)).sum())
                .isEqualTo(Arrays.stream(sum.histogram(Figure.VALENCE)).sum())
                .isEqualTo(sum.n() - sum.abstained());
        assertThat(Arrays.stream(sum.histogram(Figure.CONFIDENCE)).sum()).isEqualTo(sum.n() - sum.unread());
        assertThat(sum.kept()).hasSize(32);
        assertThat(sum.histogram(Figure.EMOTION)).hasSize(Emotion.values().length);
    }

    private static Tally sum(List<Tally> tallies) {
        return tallies.stream().reduce(Tally.none(), Tally::plus);
    }
}
