package io.heartline.ingestion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.survey.Branch;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.Question;
import io.heartline.ingestion.survey.QuestionKind;
import io.heartline.ingestion.survey.Sampling;
import io.heartline.ingestion.survey.SurveyDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSheetTest {
    /** Detractors are asked why, promoters nothing, the others whether it was easy and then why. */
    private static final SurveyDefinition SURVEY = new SurveyDefinition(
            new SurveyDefinition.Subject("Aurora", "delivery", null),
            List.of(
                    new Question(
                            "score",
                            QuestionKind.NPS,
                            new TreeMap<>(),
                            List.of(new Branch(0, 6, "why"), new Branch(9, 10, Branch.END))),
                    new Question("easy", QuestionKind.CES, new TreeMap<>(), List.of()),
                    new Question("why", QuestionKind.OPEN, new TreeMap<>(), List.of())),
            List.of(),
            new SurveyDefinition.Asking(
                    List.of(InvitationChannel.LINK),
                    Duration.ofDays(7),
                    Duration.ofDays(1),
                    new Sampling(1, null, 0.1, null)));

    private static AnswerSheet sheet(Map<String, String> answers) {
        return new AnswerSheet(SURVEY, answers);
    }

    private static String next(Map<String, String> answers) {
        return sheet(answers).next().map(Question::id).orElse("end");
    }

    @Test
    void a_score_leads_where_its_branch_says() {
        assertThat(next(Map.of())).isEqualTo("score");
        assertThat(next(Map.of("score", "3"))).isEqualTo("why");
        assertThat(next(Map.of("score", "8"))).isEqualTo("easy");
        assertThat(next(Map.of("score", "9"))).isEqualTo("end");
        assertThat(next(Map.of("score", "8", "easy", ""))).isEqualTo("why");
        assertThat(next(Map.of("score", "8", "easy", "", "why", ""))).isEqualTo("end");
    }

    @Test
    void what_another_score_led_to_no_longer_counts() {
        var changed = sheet(Map.of("score", "10", "easy", "2", "why", "It was late"));

        // when
        var given = changed.given();

        assertThat(given).extracting(answer -> answer.question().id()).containsExactly("score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11", "-1", "7.5", "٣", "9a", "999999999999", " "})
    void the_first_question_takes_a_score_of_its_scale_and_nothing_else(String answer) {
        assertThat(sheet(Map.of()).enter("score", answer)).isEqualTo(new AnswerSheet.Entry.Unfit("choose"));
    }

    @Test
    void a_later_question_can_be_left_out() {
        var entered = sheet(Map.of("score", "8")).enter("easy", null);

        assertThat(entered).isInstanceOf(AnswerSheet.Entry.Taken.class);
    }

    @Test
    void words_may_have_4000_characters_and_no_more() {
        var longest = "中".repeat(AnswerSheet.WORDS_LENGTH_MAX - 1) + "😡";

        assertThat(sheet(Map.of("score", "2")).enter("why", longest)).isInstanceOf(AnswerSheet.Entry.Taken.class);
        assertThat(sheet(Map.of("score", "2")).enter("why", longest + "。"))
                .isEqualTo(new AnswerSheet.Entry.Unfit("tooLong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "half \uD83D"})
    void what_is_no_text_is_refused(String answer) {
        assertThat(sheet(Map.of("score", "2")).enter("why", answer)).isEqualTo(new AnswerSheet.Entry.Unfit("unknown"));
    }

    @Test
    void a_question_that_nobody_asked_takes_no_answer() {
        assertThat(sheet(Map.of()).enter("end", "1")).isEqualTo(new AnswerSheet.Entry.Unfit("unknown"));
    }
}
