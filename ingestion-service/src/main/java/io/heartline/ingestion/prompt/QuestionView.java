package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Question;
import io.heartline.ingestion.survey.QuestionKind;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Texts;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question as a customer sees it.
 *
 * @param id within the survey
 * @param kind what it measures
 * @param scored whether it is answered with a number
 * @param min the lowest score
 * @param max the highest score
 * @param language of the words
 * @param text the words
 * @param low what the lowest score means
 * @param high what the highest score means
 * @param required whether it cannot be left out
 * @param last whether nothing follows, whatever is answered
 */
@Schema(name = "PromptQuestion")
public record QuestionView(
        String id,

        @Schema(enumeration = {"csat", "nps", "ces", "love", "open"})
        QuestionKind kind,

        boolean scored,
        int min,
        int max,
        String language,
        String text,
        String low,
        String high,
        boolean required,
        boolean last) {

    static QuestionView of(Survey survey, Question question, List<String> languages) {
        var questions = survey.definition().questions();
        var wording = Texts.of(question, survey.definition().subject(), languages);
        return new QuestionView(
                question.id(),
                question.kind(),
                question.kind().scored(),
                question.kind().min(),
                question.kind().max(),
                wording.language(),
                wording.question(),
                wording.low(),
                wording.high(),
                question.equals(questions.getFirst()),
                question.equals(questions.getLast()));
    }
}
