package io.heartline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.linear.Prediction;
import io.heartline.training.MeasureRouting.Read;
import io.heartline.training.MeasureRouting.Rule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureRoutingTest {
    @ParameterizedTest
    @CsvSource({"1, 3", "0.99, 2", "0.6, 2", "0.5, 1", "0.1, 1", "0.09, 0", "0, 0"})
    void the_least_sure_texts_are_asked_about_as_far_as_the_work_goes(double share, int count) {
        var texts = List.of(read(0.9, 40), read(0.3, 10), read(0.5, 50));
        var rule = new Rule("emotion", said -> said.emotions()[0]);

        // when
        var asked = MeasureRouting.asked(texts, rule, share);

        assertThat(asked).hasSize(count);
        assertThat(List.of(texts.get(1), texts.get(2), texts.get(0)).subList(0, count))
                .allMatch(asked::contains);
    }

    private static Read read(double sure, int work) {
        var said = new Prediction(new double[] {sure}, new double[] {1}, new double[0], 0, 1);
        return new Read(Labelled.of("set", "text"), said, said, work);
    }
}
