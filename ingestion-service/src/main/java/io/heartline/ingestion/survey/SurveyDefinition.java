package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a survey; it never changes.
 *
 * @param subject what is asked about
 * @param questions one to three; the first is scored
 * @param triggers the events that lead to an invitation
 * @param asking how customers are asked
 */
public record SurveyDefinition(Subject subject, List<Question> questions, List<EventTrigger> triggers, Asking asking) {
    /**
     * What a survey asks about.
     *
     * @param brandName how the brand calls itself to customers
     * @param touchpoint of the answers
     * @param product of the answers, if they are about one
     */
    public record Subject(
            String brandName, String touchpoint, @Nullable String product) {}

    /**
     * How customers are asked.
     *
     * @param channels in the order in which they are tried
     * @param expiresAfter how long an invitation can be answered
     * @param reviseWithin how long after an answer it can be changed
     * @param sampling who of those who could be asked is
     */
    public record Asking(
            List<InvitationChannel> channels,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration expiresAfter,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration reviseWithin,
            Sampling sampling) {}

    /** The question of this id. */
    public Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** What the survey measures first of all. */
    public QuestionKind kind() {
        return questions.getFirst().kind();
    }

    /**
     * The question that follows.
     *
     * @param question that was answered or left out
     * @param score its score; null if it is open or was left out
     * @return empty at the end
     */
    public Optional<Question> after(Question question, @Nullable Integer score) {
        if (score != null) {
            for (var branch : question.branches()) {
                if (branch.takes(score)) {
                    return branch.next().equals(Branch.END) ? Optional.empty() : question(branch.next());
                }
            }
        }
        int next = questions.indexOf(question) + 1;
        return next < questions.size() ? Optional.of(questions.get(next)) : Optional.empty();
    }
}
