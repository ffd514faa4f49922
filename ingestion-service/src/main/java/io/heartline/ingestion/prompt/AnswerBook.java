package io.heartline.ingestion.prompt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.InvitationStatus;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.ingestion.survey.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes answers: each piece becomes an interaction, or a new version of one, in the transaction of its ledger step.
 *
 * <p>The scores of a prompt and its first words are one interaction, whose external id is the prompt's id; further words
 * are interactions of their own.
 */
@ApplicationScoped
class AnswerBook {
    private final PromptRepository prompts;
    private final Surveys surveys;
    private final Ledger ledger;
    private final Interactions interactions;
    private final ObjectMapper json;
    private final Clock clock;

    AnswerBook(
            PromptRepository prompts,
            Surveys surveys,
            Ledger ledger,
            Interactions interactions,
            ObjectMapper json,
            Clock clock) {
        this.prompts = prompts;
        this.surveys = surveys;
        this.ledger = ledger;
        this.interactions = interactions;
        this.json = json;
        this.clock = clock;
    }

    /** What became of answers. */
    sealed interface Result {
        /** They are stored; the sheet with them. */
        record Kept(AnswerSheet sheet) implements Result {}

        /** They do not fit the questions, and why; nothing was stored. */
        record Unfit(String question, String why) implements Result {}

        /** The prompt takes no answers any more. */
        record Closed() implements Result {}
    }

    /** A prompt with its survey, as a page shows them. */
    record Opened(PromptEntity prompt, Survey survey) {
        AnswerSheet sheet() {
            return new AnswerSheet(survey.definition(), prompt.answers());
        }
    }

    /** A prompt and what it asks; that the questions were fetched is noted. */
    Opened open(UUID promptId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var prompt = prompts.lock(promptId).orElseThrow();
            var now = clock.instant();
            var survey = surveys.version(prompt.survey(), prompt.version());
            if (prompt.takesAnswers(survey.definition().asking().reviseWithin(), now) && prompt.shown(now)) {
                ledger.publish(prompt, InvitationStatus.SHOWN, now);
            }
            return new Opened(prompt, survey);
        });
    }

    /** Notes that the customer put the prompt aside; false if it was too late for that. */
    boolean dismiss(UUID promptId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var prompt = prompts.lock(promptId).orElseThrow();
            var now = clock.instant();
            if (!prompt.dismissed(now)) {
                return false;
            }
            ledger.publish(prompt, InvitationStatus.DISMISSED, now);
            return true;
        });
    }

    /**
     * Takes answers in their order.
     *
     * @param answers by the question's id; a blank one leaves its question out
     * @param languages in which they were asked for, the dearest first
     */
    Result answer(UUID promptId, List<Map.Entry<String, String>> answers, List<String> languages) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var prompt = prompts.lock(promptId).orElseThrow();
            var now = clock.instant();
            var survey = surveys.version(prompt.survey(), prompt.version());
            if (!prompt.takesAnswers(survey.definition().asking().reviseWithin(), now)) {
                return new Result.Closed();
            }
            var sheet = new AnswerSheet(survey.definition(), prompt.answers());
            for (var answer : answers) {
                switch (sheet.enter(answer.getKey(), answer.getValue())) {
                    case AnswerSheet.Entry.Taken(var entered) -> sheet = entered;
                    case AnswerSheet.Entry.Unfit(var why) -> {
                        return new Result.Unfit(answer.getKey(), why);
                    }
                }
            }
            if (!sheet.begun()) {
                return new Result.Unfit(
                        survey.definition().questions().getFirst().id(), "choose");
            }
            prompt.asked(Texts.of(
                            survey.definition().questions().getFirst(),
                            survey.definition().subject(),
                            languages)
                    .language());
            keep(prompt, survey, sheet, now);
            return new Result.Kept(sheet);
        });
    }

    private void keep(PromptEntity prompt, Survey survey, AnswerSheet sheet, Instant now) {
        boolean finished = sheet.next().isEmpty();
        if (prompt.started(sheet.answers(), now)) {
            ledger.publish(prompt, InvitationStatus.STARTED, now);
        }
        if (finished && prompt.answered(now)) {
            ledger.publish(prompt, InvitationStatus.ANSWERED, now);
        }
        for (var item : items(prompt, survey, sheet)) {
            switch (interactions.storeOf(prompt.customerId(), item)) {
                case Checked.Valid<Stored>(Stored.Kept kept) -> {}
                // Whoever refuses to be analysed has answered all the same.
                case Checked.Valid<Stored>(Stored.Dropped dropped) -> {}
                case Checked.Valid<Stored>(Stored.Refused refused) ->
                    throw new IllegalStateException(
                            "an answer was refused: " + refused.violation().code());
                case Checked.Invalid<Stored>(var violations) ->
                    throw new IllegalStateException(
                            "an answer broke a rule: " + violations.getFirst().code());
            }
        }
    }

    /** What the answers are as interactions. */
    private List<ObjectNode> items(PromptEntity prompt, Survey survey, AnswerSheet sheet) {
        var given = sheet.given();
        var words = given.stream()
                .filter(answer -> !answer.question().kind().scored())
                .toList();
        var first = item(prompt, survey, "");
        var asked = words.isEmpty() ? given.getFirst() : words.getFirst();
        first.put("question", wording(prompt, survey, asked));
        if (!words.isEmpty()) {
            first.put("text", words.getFirst().answer());
        }
        var ratings = first.putArray("ratings");
        for (var answer : given) {
            var metric = answer.question().kind().metric();
            if (metric != null) {
                ratings.addObject()
                        .put("metric", metric.wire())
                        .put("value", Integer.parseInt(answer.answer()))
                        .put("min", answer.question().kind().min())
                        .put("max", answer.question().kind().max());
            }
        }
        var items = new ArrayList<ObjectNode>();
        items.add(first);
        words.stream().skip(1).forEach(answer -> {
            var item = item(prompt, survey, ":" + answer.question().id());
            item.put("question", wording(prompt, survey, answer)).put("text", answer.answer());
            items.add(item);
        });
        return items;
    }

    private static String wording(PromptEntity prompt, Survey survey, AnswerSheet.Given answer) {
        var languages = prompt.language() == null ? List.<String>of() : List.of(prompt.language());
        return Texts.of(answer.question(), survey.definition().subject(), languages)
                .question();
    }

    private ObjectNode item(PromptEntity prompt, Survey survey, String suffix) {
        var subject = survey.definition().subject();
        var item = json.createObjectNode()
                .put("source", survey.slug())
                .put("externalId", prompt.id() + suffix)
                .put("brand", survey.brand())
                .put("channel", "survey")
                .put("touchpoint", subject.touchpoint())
                .put("occurredAt", Objects.requireNonNull(prompt.startedAt()).toString());
        if (subject.product() != null) {
            item.put("product", subject.product());
        }
        // The store knows the customer by id; the reference only has to be well-formed.
        item.putObject("customer")
                .put("kind", "external-id")
                .put("value", prompt.customerId().toString());
        item.putObject("attributes").put("survey-version", Integer.toString(survey.version()));
        return item;
    }
}
