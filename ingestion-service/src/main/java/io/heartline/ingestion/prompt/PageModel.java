package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the template of the pages shows: a question, or a heading with a text. */
public record PageModel(
        String language,
        String title,
        @Nullable String error,
        String action,
        @Nullable Asked question,
        String step,
        @Nullable String preselected,
        String hint,
        String next,
        @Nullable String skip,
        String heading,
        String text,
        @Nullable String change,
        String changeUntil) {

    /** A question with what was answered so far. */
    public record Asked(
            String id,
            boolean scored,
            boolean words,
            boolean required,
            String language,
            String text,
            String low,
            String high,
            List<Choice> choices,
            String given) {}

    /** A score to choose. */
    public record Choice(int value, String label, @Nullable String meaning, boolean chosen) {}

    /** A page that says something. */
    static PageModel says(Words words, String heading, String text, @Nullable String changeAction) {
        return new PageModel(
                words.language(),
                words.of(heading),
                null,
                changeAction == null ? "" : changeAction,
                null,
                "",
                null,
                "",
                "",
                null,
                words.of(heading),
                words.of(text),
                changeAction == null ? null : words.of("change"),
                words.of("changeUntil"));
    }

    /**
     * A page that asks.
     *
     * @param number of the question, from 1
     * @param given what was answered before; nothing if nothing was
     * @param tapped the score that a link of the invitation marks; null for none
     * @param error the word of what was wrong with the last answer; null for nothing
     */
    static PageModel asks(
            Words words,
            QuestionView question,
            int number,
            String given,
            @Nullable Integer tapped,
            @Nullable String error,
            String action) {
        boolean two = question.max() - question.min() == 1;
        var marked = tapped == null ? given : tapped.toString();
        var choices = IntStream.rangeClosed(question.min(), question.max())
                .mapToObj(value -> choice(question, value, two, marked))
                .toList();
        var asked = new Asked(
                question.id(),
                question.scored(),
                two,
                question.required(),
                question.language(),
                question.text(),
                question.low(),
                question.high(),
                question.scored() ? choices : List.of(),
                given);
        return new PageModel(
                words.language(),
                words.of("title"),
                error == null ? null : words.of(error.equals("tooLong") ? "tooLong" : "choose"),
                action,
                asked,
                words.of("step").replace("{n}", Integer.toString(number)),
                tapped == null ? null : words.of("preselected"),
                words.of("openHint"),
                words.of(question.last() ? "send" : "next"),
                question.required() ? null : words.of("skip"),
                "",
                "",
                null,
                "");
    }

    private static Choice choice(QuestionView question, int value, boolean two, String marked) {
        var end = value == question.min() ? question.low() : value == question.max() ? question.high() : null;
        return new Choice(
                value,
                two && end != null ? end : Integer.toString(value),
                two ? null : end,
                marked.equals(Integer.toString(value)));
    }

    /** The words of one language, filled in for one brand. */
    record Words(String language, Map<String, String> words) {
        static Words of(List<String> languages, String brand) {
            var language = Texts.language(languages);
            return new Words(language, Texts.words(language, brand));
        }

        String of(String name) {
            return Objects.requireNonNull(words.get(name), name);
        }
    }
}
