package io.heartline.scoring.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Scores texts on request, and shows the scores of interactions. */
@Path("/scores")
@Tag(name = "Scores")
public class ScoreResource {
    static final int ITEMS_MAX = 256;
    static final int RATINGS_MAX = 10;
    static final int ID_LENGTH_MAX = 200;
    static final int QUESTION_LENGTH_MAX = 2_000;
    static final String LANGUAGE_TAG = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*";

    private static final String REQUEST_EXAMPLE = """
            [{"id": "1", "text": "Third delay this month and still no reply!", "ratings": [{"metric": "nps", "value": 2}]},
             {"id": "2", "text": "退款很快，谢谢！", "language": "zh"}]""";
    private static final String ANSWER_EXAMPLE = """
            [{"id": "1", "model": "linear-en-2", "language": "en", "emotion": "anger", "emotions": {"joy": 0.001,
              "anger": 0.8232, "sadness": 0.0527, "fear": 0.0447, "surprise": 0.0272, "disgust": 0.0061, "neutral":
              0.0451}, "nuances": {"admiration": 0.0072, "amusement": 0.0054, "anger": 0.1873, "annoyance": 0.1793,
              "approval": 0.0059, "caring": 0.0022, "confusion": 0.0137, "curiosity": 0.009, "desire": 0.004,
              "disappointment": 0.0388, "disapproval": 0.0865, "disgust": 0.0067, "embarrassment": 0.0029,
              "excitement": 0.0036, "fear": 0.0138, "gratitude": 0.0013, "grief": 0.0033, "joy": 0.0062, "love":
              0.0012, "nervousness": 0.0112, "optimism": 0.0053, "pride": 0.0011, "realization": 0.0057, "relief":
              0.0027, "remorse": 0.0067, "sadness": 0.027, "surprise": 0.0192, "neutral": 0.3827}, "sentiment":
              "negative", "valence": -0.9801, "intensity": 0.6239, "confidence": 0.8232, "abstained": false,
              "ratingDisagreement": 0.0081, "aspects": [{"aspect": "reliability", "valence": -0.7839, "evidence":
              {"start": 0, "end": 42}}, {"aspect": "responsiveness", "valence": -0.7839, "evidence": {"start": 0,
              "end": 42}}], "intents": [{"intent": "unanswered", "probability": 0.8}], "evidence": [{"start": 0,
              "end": 5, "weight": 0.0938}, {"start": 6, "end": 11, "weight": 0.3001}, {"start": 17, "end": 22,
              "weight": 0.0556}, {"start": 27, "end": 32, "weight": 0.0787}, {"start": 33, "end": 35, "weight":
              0.2986}, {"start": 36, "end": 41, "weight": 0.1245}], "evidenceModel": "linear-en-2"},
             {"id": "2", "model": "linear-zh-2", "language": "zh", "emotion": "joy", "emotions": {"joy": 0.99,
              "anger": 0.0026, "sadness": 0.0018, "fear": 0.0009, "surprise": 0.0025, "disgust": 0.0009, "neutral":
              0.0013}, "nuances": {"joy": 0.9689, "anger": 0.0058, "sadness": 0.0021, "fear": 0.0013, "surprise":
              0.0021, "disgust": 0.0022, "neutral": 0.0029, "caring": 0.0155, "curiosity": 0.0359}, "sentiment":
              "positive", "valence": 0.9454, "intensity": 0.6068, "confidence": 0.99, "abstained": false, "aspects":
              [{"aspect": "billing", "valence": 0.0809, "evidence": {"start": 0, "end": 5}}], "intents": [{"intent":
              "praise", "probability": 0.936}], "evidence": [{"start": 0, "end": 1, "weight": -0.0185}, {"start": 1,
              "end": 4, "weight": 0.2075}, {"start": 5, "end": 7, "weight": 0.6891}, {"start": 7, "end": 8, "weight":
              0.0848}], "evidenceModel": "linear-zh-2"}]""";
    private static final String KEPT_EXAMPLE = """
            {"interactionId": "0199aa6e-8d40-7f07-8b11-5e7d2c90a146", "version": 1, "scoredAt":
             "2026-03-01T12:00:03.082Z", "text": "退款很快，谢谢！", "score": {"model": "linear-zh-2", "revision": 1, "language": "zh", "emotion":
             "joy", "emotions": {"joy": 0.99, "anger": 0.0026, "sadness": 0.0018, "fear": 0.0009, "surprise": 0.0025,
             "disgust": 0.0009, "neutral": 0.0013}, "nuances": {"joy": 0.9689, "anger": 0.0058, "sadness": 0.0021,
             "fear": 0.0013, "surprise": 0.0021, "disgust": 0.0022, "neutral": 0.0029, "caring": 0.0155, "curiosity":
             0.0359}, "valence": 0.9454, "sentiment": "positive", "intensity": 0.6068, "confidence": 0.99,
             "abstained": false, "corrected": false, "ratingDisagreement": null, "effort": null, "actionability":
             null, "aspects": [{"aspect": "billing", "valence": 0.0809, "evidence": {"start": 0, "end": 5}}],
             "intents": [{"intent": "praise", "probability": 0.936}], "urgency": 0.0, "evidence": [{"start": 0, "end":
             1, "weight": -0.0185}, {"start": 1, "end": 4, "weight": 0.2075}, {"start": 5, "end": 7, "weight":
             0.6891}, {"start": 7, "end": 8, "weight": 0.0848}]}}""";

    private final Scores scores;
    private final KeptScores kept;
    private final Caller caller;

    ScoreResource(Scores scores, KeptScores kept, Caller caller) {
        this.scores = scores;
        this.kept = kept;
        this.caller = caller;
    }

    /**
     * One thing to score.
     *
     * @param id the caller's own id, repeated in the answer
     * @param text at most 100,000 code points
     * @param language a BCP 47 tag; detected if absent
     * @param question the question that the text answers
     * @param ratings that came with the text
     */
    public record ScoreRequest(
            @NotBlank @Size(max = ID_LENGTH_MAX) String id,
            @Nullable String text,

            @Nullable @Pattern(regexp = LANGUAGE_TAG, message = "is not a BCP 47 tag")
            String language,

            @Nullable @Size(max = QUESTION_LENGTH_MAX) String question,
            @Nullable @Size(max = RATINGS_MAX) List<@NotNull @Valid RatingRequest> ratings) {}

    /** A rating; a scale that is not given is the usual one of its metric. */
    public record RatingRequest(
            @NotNull Metric metric,
            @NotNull Double value,
            @Nullable Double min,
            @Nullable Double max) {}

    /**
     * A score, with the id of what was scored; what was not scored is absent.
     *
     * @param evidence exact shares of what moved the linear model, also where an encoder answered beside it
     * @param evidenceModel the version of that linear model
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScoreView(
            String id,
            String model,
            String language,
            @Nullable Emotion emotion,
            Map<Emotion, Double> emotions,
            Map<String, Double> nuances,
            @Nullable Sentiment sentiment,
            @Nullable Double valence,
            @Nullable Double intensity,
            double confidence,
            boolean abstained,
            @Nullable Double ratingDisagreement,
            @Nullable Double effort,
            @Nullable Double actionability,
            List<AspectScore> aspects,
            List<IntentScore> intents,
            double urgency,
            List<Evidence> evidence,
            @Nullable String evidenceModel) {
        static ScoreView of(String id, Score score, @Nullable String evidenceModel) {
            return new ScoreView(
                    id,
                    score.model(),
                    score.language(),
                    score.emotion(),
                    score.emotions(),
                    score.nuances(),
                    score.sentiment(),
                    score.valence(),
                    score.intensity(),
                    score.confidence(),
                    score.abstained(),
                    score.ratingDisagreement(),
                    score.effort(),
                    score.actionability(),
                    score.aspects(),
                    score.intents(),
                    score.urgency(),
                    score.evidence(),
                    evidenceModel);
        }
    }

    /**
     * The score that counts of an interaction.
     *
     * @param text as kept: masked; null where only ratings came
     */
    public record KeptScoreView(
            UUID interactionId,
            int version,
            Instant scoredAt,
            @Nullable String text,
            Score score) {}

    @POST
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "Score up to 256 texts",
            description = "Answers in the order of the request. The same text gives the same bytes, whatever else is "
                    + "in the request. Nothing is stored.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            summary = "A complaint with a rating, and praise in Chinese",
                                            value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "One score for each text",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScoreView[].class),
                            examples = @ExampleObject(name = "two", summary = "Anger and joy", value = ANSWER_EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A text breaks a rule; each violation is named")
    @APIResponse(responseCode = "413", description = "The body is larger than 1 MB")
    public List<ScoreView> score(@Size(min = 1, max = ITEMS_MAX) List<@NotNull @Valid ScoreRequest> requests) {
        var inputs = ScoringInputs.of(requests);
        var violations = inputs.violations();
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid", "The request breaks a rule; see errors.", violations);
        }
        var given =
                scores.all(inputs.all().stream().map(ScoringInputs.Item::input).toList());
        var views = new ArrayList<ScoreView>(given.size());
        for (int i = 0; i < given.size(); i++) {
            var score = given.get(i);
            views.add(ScoreView.of(inputs.all().get(i).id(), score, scores.evidenceModel(score)));
        }
        return views;
    }

    @GET
    @Path("/{interactionId}")
    @RolesAllowed(Role.READ)
    @Operation(summary = "The score that counts of an interaction: that of the highest version and revision")
    @APIResponse(
            responseCode = "200",
            description = "The score",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeptScoreView.class),
                            examples =
                                    @ExampleObject(
                                            name = "joy",
                                            summary = "Joy, and what in the text says so",
                                            value = KEPT_EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "No such interaction was scored, or the key does not see its brand")
    public KeptScoreView kept(@RestPath UUID interactionId) {
        var found = kept.findById(interactionId);
        if (found == null || !caller.brands().contain(found.brand())) {
            throw new NotFound("unknown-interaction", "No scored interaction " + interactionId + " is known.");
        }
        return new KeptScoreView(found.interactionId(), found.version(), found.scoredAt(), found.text(), found.score());
    }
}
