package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Question;
import io.heartline.ingestion.survey.SurveyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a survey, along the path on which the scores lead.
 *
 * @param definition what is asked
 * @param answers by the question's id: a score in digits, words, or nothing where a question was left out
 */
record AnswerSheet(SurveyDefinition definition, SortedMap<String, String> answers) {
    /** Of an answer in the customer's own words, in code points. */
    static final int WORDS_LENGTH_MAX = 4_000;

    private static final String NUL = "\0";

    /** An answer that was given. */
    record Given(Question question, String answer) {
        /** Its score; null for an open question. */
        @Nullable
        Integer score() {
            return question.kind().scored() ? Integer.valueOf(answer) : null;
        }
    }

    /** What an answer turned out to be. */
    sealed interface Entry {
        /** It fits; the sheet with it. */
        record Taken(AnswerSheet sheet) implements Entry {}

        /** It does not, and why: {@code choose}, {@code tooLong} or {@code unknown}. */
        record Unfit(String why) implements Entry {}
    }

    AnswerSheet(SurveyDefinition definition, Map<String, String> answers) {
        this(definition, new TreeMap<>(answers));
    }

    /**
     * Enters an answer; a blank one leaves the question out, which the first one does not allow.
     *
     * @param id of the question
     * @param answer a score in digits or words; null like blank
     */
    Entry enter(String id, @Nullable String answer) {
        var question = definition.question(id);
        if (question.isEmpty()) {
            return new Entry.Unfit("unknown");
        }
        var kind = question.get().kind();
        var given = answer == null ? "" : answer.strip();
        if (kind.scored()) {
            boolean optional = !question.get().equals(definition.questions().getFirst());
            if (!(given.isEmpty() && optional) && !onScale(question.get(), given)) {
                return new Entry.Unfit("choose");
            }
        } else if (given.codePointCount(0, given.length()) > WORDS_LENGTH_MAX) {
            return new Entry.Unfit("tooLong");
        } else if (given.contains(NUL)
                || given.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return new Entry.Unfit("unknown");
        }
        var entered = new TreeMap<>(answers);
        entered.put(id, given);
        return new Entry.Taken(new AnswerSheet(definition, entered));
    }

    private static boolean onScale(Question question, String digits) {
        if (!digits.matches("[0-9]{1,2}")) {
            return false;
        }
        int score = Integer.parseInt(digits);
        return question.kind().min() <= score && score <= question.kind().max();
    }

    /** The question that is to be asked next: the first on the path that was neither answered nor left out. */
    Optional<Question> next() {
        Optional<Question> question = Optional.of(definition.questions().getFirst());
        while (question.isPresent() && answers.containsKey(question.get().id())) {
            question = after(question.get());
        }
        return question;
    }

    /** The question behind another one on the path. */
    Optional<Question> after(Question question) {
        var answer = answers.getOrDefault(question.id(), "");
        var score = question.kind().scored() && !answer.isEmpty() ? Integer.valueOf(answer) : null;
        return definition.after(question, score);
    }

    /** The answers on the path, those that were left out not among them. What another score led to no longer counts. */
    List<Given> given() {
        List<Given> given = new ArrayList<>();
        Optional<Question> question = Optional.of(definition.questions().getFirst());
        while (question.isPresent() && answers.containsKey(question.get().id())) {
            var answer = answers.get(question.get().id());
            if (!answer.isEmpty()) {
                given.add(new Given(question.get(), answer));
            }
            question = after(question.get());
        }
        return given;
    }

    /** Whether the first question is answered. */
    boolean begun() {
        return !given().isEmpty();
    }
}
