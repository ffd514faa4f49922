package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.function.Consumer;

/** A person's word stays on top of a score whatever a model says later, is exported, and can be taken back. */
final class CorrectionCheck {
    private static final String SAID = "surprise";
    private static final String REASON = "verify: a person read it";

    private final Apis scoring;
    private final Failures failures;
    private final Consumer<String> say;
    private final String interaction;
    private String correction = "";
    private int revision;

    /** Corrects the score of this interaction. */
    CorrectionCheck(Apis scoring, Failures failures, Consumer<String> say, String interaction) {
        this.scoring = scoring;
        this.failures = failures;
        this.say = say;
        this.interaction = interaction;
    }

    void correct() throws IOException, InterruptedException {
        var before = score();
        var request = JsonNodeFactory.instance.objectNode().put("emotion", SAID).put("reason", REASON);
        var answer = scoring.post("/scores/" + interaction + "/corrections", request);
        failures.unless(answer.status() == 201, "POST /scores/{id}/corrections answered " + answer.status());
        correction = answer.body().path("correction").path("id").asText();
        var after = score();
        revision = after.path("revision").asInt();
        failures.unless(revision > before.path("revision").asInt(), "the revision did not rise by a correction");
        expectCorrected(after, "after it was made");
        say.accept("  " + before.path("emotion").asText() + " corrected to " + SAID + ": revision "
                + before.path("revision").asInt() + " to " + revision);
        exported();
    }

    /** The correction must still be there. */
    void expectStill(String when) throws IOException, InterruptedException {
        var now = score();
        expectCorrected(now, when);
        failures.unless(now.path("revision").asInt() >= revision, "the revision fell " + when);
        revision = now.path("revision").asInt();
        say.accept("  the correction holds " + when + ", revision " + revision + ", model "
                + now.path("model").asText());
    }

    void withdraw() throws IOException, InterruptedException {
        var answer = scoring.delete("/scores/" + interaction + "/corrections/" + correction);
        failures.unless(answer.isSuccess(), "withdrawing a correction answered " + answer.status());
        var after = score();
        failures.unless(!after.path("corrected").asBoolean(), "a correction that was withdrawn is still in force");
        failures.unless(after.path("revision").asInt() > revision, "the revision did not rise by the withdrawal");
        var again = scoring.delete("/scores/" + interaction + "/corrections/" + correction);
        failures.unless(again.status() == 409, "withdrawing it again answered " + again.status() + " instead of 409");
        failures.unless(!isExported(), "a correction that was withdrawn is exported");
        say.accept("  withdrawn: " + after.path("emotion").asText() + " again, revision "
                + after.path("revision").asInt());
    }

    private void expectCorrected(JsonNode score, String when) {
        failures.unless(
                score.path("corrected").asBoolean()
                        && score.path("emotion").asText().equals(SAID),
                "the correction is not there " + when);
    }

    private void exported() throws IOException, InterruptedException {
        failures.unless(isExported(), "the export does not have the correction with its text and reason");
        say.accept("  exported as training data, with the text, what the model said, what the person said, and why");
    }

    private boolean isExported() throws IOException, InterruptedException {
        var answer = scoring.get("/corrections/export");
        return answer.isSuccess()
                && answer.text()
                        .lines()
                        .anyMatch(line ->
                                line.contains(interaction) && line.contains(REASON) && line.contains("\"text\""));
    }

    private JsonNode score() throws IOException, InterruptedException {
        return scoring.get("/scores/" + interaction).body().path("score");
    }
}
