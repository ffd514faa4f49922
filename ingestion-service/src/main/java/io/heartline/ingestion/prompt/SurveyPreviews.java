package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Survey;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows the pages of a survey as customers will see them; nothing is stored, and nobody is asked. */
@ApplicationScoped
public class SurveyPreviews {
    private final Template page;

    SurveyPreviews(@Location("survey/page.html") Template page) {
        this.page = page;
    }

    /**
     * The page of a question.
     *
     * @param number of the question, from 1
     * @param language of its words, which may be another than was asked for
     * @param html all of the page
     */
    public record QuestionPage(int number, String language, String html) {}

    /**
     * The pages of a survey's questions, in their order, for a reader of a language.
     *
     * @param language a BCP 47 tag
     */
    public List<QuestionPage> of(Survey survey, String language) {
        var questions = survey.definition().questions();
        return questions.stream()
                .map(question -> {
                    var view = QuestionView.of(survey, question, List.of(language));
                    var words = PageModel.Words.of(
                            List.of(view.language()),
                            survey.definition().subject().brandName());
                    int number = questions.indexOf(question) + 1;
                    var model = PageModel.asks(words, view, number, "", null, null, "");
                    return new QuestionPage(
                            number, view.language(), page.data("m", model).render());
                })
                .toList();
    }
}
