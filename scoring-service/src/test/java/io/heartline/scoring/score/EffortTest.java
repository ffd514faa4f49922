package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.text.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffortTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is the third time I write to you about the same thing",
                "I was transferred from desk to desk and had to explain everything again and again",
                "We have been waiting for two weeks",
                "It was not easy to find the form",
                "I called you five times and kept asking for the same form",
                "打了好几次电话才有人接，来来回回折腾了一天",
                "等了三个小时",
                "已经催了四次了",
                "退货流程一点都不简单",
                "打了好幾次電話",
            })
    void what_cost_toil_was_hard(String text) {
        // when
        var effort = Effort.of(Texts.read(text));

        assertThat(effort).isNotNull().isGreaterThan(0.65);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The exchange was easy and everything went smoothly",
                "No hassle at all, sorted in minutes",
                "I never had to wait",
                "Not a difficult form at all",
                "退款很方便，一次搞定",
                "流程一点都不复杂",
            })
    void what_went_by_itself_was_easy(String text) {
        // when
        var effort = Effort.of(Texts.read(text));

        assertThat(effort).isNotNull().isLessThan(0.35);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "The colour is nicer than in the picture", "颜色比图片好看", "😡😡", "I love it"})
    void who_does_not_speak_of_effort_has_none_reported(String text) {
        // when
        var effort = Effort.of(Texts.read(text));

        assertThat(effort).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I had to call | I had to call, this is the third time",
                "排队 | 排队，打了好几次电话",
                "easy | easy and no hassle",
            })
    void more_witnesses_make_surer(String one, String several) {
        double first = present(one);

        // when
        double second = present(several);

        assertThat(Math.abs(second - 0.5)).isGreaterThan(Math.abs(first - 0.5));
    }

    private static double present(String text) {
        var effort = Effort.of(Texts.read(text));
        return effort == null ? Double.NaN : effort;
    }
}
