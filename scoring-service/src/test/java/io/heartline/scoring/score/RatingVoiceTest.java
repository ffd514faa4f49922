package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingVoiceTest {
    @ParameterizedTest
    @CsvSource({"0,-1", "3,-0.7", "6,-0.4", "7,0", "8,0.2", "9,0.7", "10,1"})
    void a_promoter_is_worth_what_the_name_says(double answer, double valence) {
        // when
        double found = RatingVoice.valence(List.of(new Rating(Metric.NPS, answer, 0, 10)));

        assertThat(found).isCloseTo(valence, org.assertj.core.data.Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1,1,5,-1", "3,1,5,0", "5,1,5,1", "7,1,7,1", "0,0,1,-1", "1,0,1,1"})
    void other_scales_are_worth_where_they_stand(double value, double min, double max, double valence) {
        // when
        double found = RatingVoice.valence(List.of(new Rating(Metric.CSAT, value, min, max)));

        assertThat(found).isEqualTo(valence);
    }

    @Test
    void ratings_that_contradict_each_other_cancel_out() {
        var best = new Rating(Metric.STARS, 5, 1, 5);
        var worst = new Rating(Metric.NPS, 0, 0, 10);

        // when
        double found = RatingVoice.valence(List.of(best, worst));

        assertThat(found).isZero();
    }
}
