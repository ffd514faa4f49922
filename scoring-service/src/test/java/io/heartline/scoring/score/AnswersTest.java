package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What should we improve? | Nothing | 1",
                "What should we improve? | Nothing at all, thank you! | 1",
                "What should we improve? | Everything | -1",
                "Is there anything you were not satisfied with? | no | 1",
                "Did you have any problems? | Yes | -1",
                "Was your issue solved? | no | -1",
                "Was your issue solved? | Not yet. | -1",
                "Was your issue solved? | Yes, thanks | 1",
                "Would you recommend us? | Absolutely! | 1",
                "Would you recommend us? | definitely not | -1",
                "What did you like most? | nothing | -1",
                "What did you like most? | Everything! | 1",
                "还有什么不满意的吗？ | 没有 | 1",
                "还有什么不满意的吗？ | 有 | -1",
                "有什么需要改进的地方吗？ | 暂无 | 1",
                "您的问题解决了吗？ | 没有 | -1",
                "您的问题解决了吗？ | 解决了，谢谢 | 1",
                "您的問題解決了嗎？ | 還沒 | -1",
                "您会推荐给朋友吗？ | 会的 | 1",
                "您最喜欢什么？ | 没有 | -1",
            })
    void a_short_answer_means_what_the_question_makes_of_it(String question, String answer, int sign) {
        // when
        var valence = Answers.valence(question, Texts.read(answer));

        assertThat(valence).isPresent();
        assertThat(Math.signum(valence.orElse(0))).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What should we improve? | The delivery",
                "What should we improve? | Nothing works",
                "Was your issue solved? | Yes and no",
                "Was your issue solved? | I have told you three times already that it is not",
                "How old are you? | no",
                "What colour is it? | nothing",
                "Was your issue solved? | ...",
                "您的问题解决了吗？ | 客服没有理我",
            })
    void what_says_more_or_answers_something_else_is_left_to_the_model(String question, String answer) {
        // when
        var valence = Answers.valence(question, Texts.read(answer));

        assertThat(valence).isEmpty();
    }

    @Test
    void without_a_question_nothing_is_just_nothing() {
        // when
        var valence = Answers.valence(null, Texts.read("Nothing"));

        assertThat(valence).isEmpty();
    }

    @Test
    void the_answer_replaces_what_the_word_alone_seemed_to_say() {
        double[] emotions = {0.1, 0.1, 0.6, 0.05, 0.05, 0.05, 0.05};
        var said = new Prediction(emotions, new double[] {0.7, 0.2, 0.1}, new double[] {0.3}, 0.2, 0.5);

        // when
        var read = Answers.applied(said, 0.7);

        assertThat(read.valence()).isGreaterThan(0.6);
        assertThat(read.emotion()).isZero();
        assertThat(read.nuances()).containsExactly(0.3);
        assertThat(read.intensity()).isEqualTo(0.2);
    }
}
