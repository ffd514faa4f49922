package io.heartline.scoring.console;

import io.heartline.console.Area;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Section;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Score;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.scoring.score.ExplanationResource;
import io.heartline.scoring.score.ScoreResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A text to try: the form, and what the models say of it. */
@ApplicationScoped
class Trial {
    private static final int QUESTION_LENGTH_MAX = 2_000;
    private static final List<String> LANGUAGES = List.of("", "en", "zh");

    private final Desk desk;
    private final ScoreResource scores;
    private final ExplanationResource explanations;

    Trial(Desk desk, ScoreResource scores, ExplanationResource explanations) {
        this.desk = desk;
        this.scores = scores;
        this.explanations = explanations;
    }

    /** What was filled in; what was left out is empty. */
    record Input(String text, String language, String question, String metric, String value) {
        static final Input NONE = new Input("", "", "", "", "");
    }

    /** The fields of the form as they come. */
    static class Fields {
        @RestForm
        @Nullable
        String text;

        @RestForm
        @Nullable
        String language;

        @RestForm
        @Nullable
        String question;

        @RestForm
        @Nullable
        String metric;

        @RestForm
        @Nullable
        String value;

        Input input() {
            return new Input(given(text), given(language), given(question), given(metric), given(value));
        }

        private static String given(@Nullable String field) {
            return field == null ? "" : field.strip();
        }
    }

    Section form(Input input) {
        List<Form.Option> metrics = new ArrayList<>(List.of(new Form.Option("", desk.text("trial.rating.none"))));
        Arrays.stream(Metric.values())
                .forEach(one -> metrics.add(new Form.Option(one.wire(), desk.text("metric." + one.wire()))));
        var languages = LANGUAGES.stream()
                .map(one -> new Form.Option(one, desk.text("trial.language." + (one.isEmpty() ? "any" : one))))
                .toList();
        var form = new Form(
                Area.SCORER.path(),
                true,
                false,
                List.of(
                        Form.Field.of("area", "text", desk.text("trial.text"), input.text()),
                        Form.Field.of("text", "question", desk.text("trial.question"), input.question())
                                .hinted(desk.text("trial.question.hint")),
                        Form.Field.select("language", desk.text("score.language"), input.language(), languages),
                        Form.Field.select("metric", desk.text("trial.rating"), input.metric(), metrics),
                        Form.Field.of("text", "value", desk.text("trial.value"), input.value())),
                List.of(new Form.Button(desk.text("trial.score"), "", "first")));
        return Section.full(desk.text("trial.title"), desk.text("trial.note"), form);
    }

    /** What the models say, or what is wrong with the input. */
    List<Section> answer(Input input) {
        var rating = rating(input);
        boolean broken = rating == null && !input.metric().isEmpty();
        if (broken
                || (input.text().isEmpty() && rating == null)
                || input.question().length() > QUESTION_LENGTH_MAX) {
            return List.of(wrong(broken ? "trial.wrong.rating" : "trial.wrong.text"));
        }
        var text = input.text().isEmpty() ? null : input.text();
        var language = LANGUAGES.contains(input.language()) && !input.language().isEmpty() ? input.language() : null;
        var question = input.question().isEmpty() ? null : input.question();
        var ratings = rating == null ? List.<ScoreResource.RatingRequest>of() : List.of(rating);
        try {
            var request = new ScoreResource.ScoreRequest("trial", text, language, question, ratings);
            var score = score(scores.score(List.of(request)).getFirst());
            List<Section> sections = new ArrayList<>(new ScoreBlocks(desk, score, text, false).sections());
            if (text != null && text.codePointCount(0, text.length()) <= ExplanationResource.TEXT_LENGTH_MAX) {
                var explained = explanations.explain(
                        new ExplanationResource.ExplanationRequest(text, language, question, ratings));
                sections.add(1, new ExplanationBlocks(desk, text, explained).section(false));
            }
            return sections;
        } catch (InvalidInput refused) {
            return List.of(wrong("trial.wrong.rating"));
        }
    }

    private Section wrong(String key) {
        return Section.full("", null, new Notice("caution", desk.text("trial.wrong"), desk.text(key), null, null));
    }

    private static ScoreResource.@Nullable RatingRequest rating(Input input) {
        var value = Decimal.of(input.value());
        if (value == null) {
            return null;
        }
        return Arrays.stream(Metric.values())
                .filter(one -> one.wire().equals(input.metric()))
                .map(one -> new ScoreResource.RatingRequest(one, value, null, null))
                .findFirst()
                .orElse(null);
    }

    private static Score score(ScoreResource.ScoreView view) {
        return new Score(
                view.model(),
                1,
                view.language(),
                view.emotion(),
                view.emotions(),
                view.nuances(),
                view.valence(),
                view.sentiment(),
                view.intensity(),
                view.confidence(),
                view.abstained(),
                false,
                view.ratingDisagreement(),
                view.effort(),
                view.actionability(),
                view.aspects(),
                view.intents(),
                view.urgency(),
                view.evidence());
    }
}
