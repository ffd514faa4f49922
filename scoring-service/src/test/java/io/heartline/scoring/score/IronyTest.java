package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Span;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IronyTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Prediction PRAISE = new Prediction(
            new double[] {0.8, 0.05, 0.05, 0, 0, 0, 0.1}, new double[] {0.05, 0.1, 0.85}, new double[0], 0.5, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Best airline ever /s",
                "They will call back, yeah right",
                "Thanks for nothing!",
                "Great, another hour in the queue",
                "Oh great! The lift is stuck",
                "Their \"helpful\" staff left at noon",
                "Thanks for losing my suitcase",
                "Delivered to the wrong house 🙃",
                "真有你的，这就是你们的服务",
                "真是谢谢了，又白跑一趟",
                "你们的“优质”服务我领教了",
                "感謝你們讓我等了一天",
            })
    void its_signs_are_seen(String text) {
        // when
        var irony = Irony.of(Texts.read(text));

        assertThat(irony.degree()).isGreaterThan(0.4);
        assertThat(irony.spans()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Thank you so much, great service",
                "Great, thanks",
                "Another great flight",
                "It moves at 3 m/s",
                "He said \"see you tomorrow\"",
                "谢谢，服务很好",
                "Thank you so much for the quick help",
                "她说“好久不见”",
                "真是太好了",
                "\"",
                "/",
            })
    void who_means_it_is_believed(String text) {
        // when
        var irony = Irony.of(Texts.read(text));

        assertThat(irony.degree()).isZero();
    }

    @Test
    void the_signs_are_named_by_their_place() {
        // when
        var irony = Irony.of(Texts.read("😡 yeah right, \"fast\" as ever /s"));

        assertThat(irony.spans()).isEqualTo(List.of(new Span(2, 12), new Span(14, 20), new Span(29, 31)));
    }

    @Test
    void a_bad_rating_turns_ironic_praise_round() {
        // when
        var read = new Irony(0.9, List.of()).applied(PRAISE, -1.0);

        assertThat(read.valence()).isLessThan(-0.5);
        assertThat(read.emotion()).isEqualTo(1);
    }

    @Test
    void a_good_rating_shows_that_it_was_meant() {
        // when
        var read = new Irony(0.9, List.of()).applied(PRAISE, 1.0);

        assertThat(read).isSameAs(PRAISE);
    }

    @Test
    void without_a_rating_it_only_makes_unsure() {
        // when
        var read = new Irony(0.6, List.of()).applied(PRAISE, null);

        assertThat(read.valence()).isBetween(0.0, PRAISE.valence() - 0.3);
        assertThat(read.emotions()[read.emotion()]).isLessThan(0.6);
    }

    @Test
    void what_blames_already_stays() {
        var blame = new Prediction(PRAISE.emotions(), new double[] {0.8, 0.1, 0.1}, new double[0], 0.5, 1);

        // when
        var read = new Irony(1, List.of()).applied(blame, -1.0);

        assertThat(read).isSameAs(blame);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void probabilities_still_add_up_and_more_irony_never_praises_more(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double less = random.nextDouble();
            double more = less + (1 - less) * random.nextDouble();
            double rated = 2 * random.nextDouble() - 1;

            // when
            var one = new Irony(less, List.of()).applied(PRAISE, rated);
            var other = new Irony(more, List.of()).applied(PRAISE, rated);

            assertThat(Arrays.stream(one.sentiments()).sum()).isCloseTo(1, EXACT);
            assertThat(Arrays.stream(one.emotions()).sum()).isCloseTo(1, EXACT);
            assertThat(other.valence()).isLessThanOrEqualTo(one.valence() + 1e-12);
        }
    }
}
