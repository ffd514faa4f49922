package io.heartline.scoring.correction;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes what people say about a score, and takes it back. */
@Path("/scores/{interactionId}/corrections")
@Tag(name = "Corrections")
public class CorrectionResource {
    /** The longest reason, in UTF-16 units. */
    public static final int REASON_LENGTH_MAX = 2_000;

    static final int LIST_MAX = 50;

    static final String CORRECTION = """
            {"id": "0199aa73-51c2-7d3e-a4b8-0c6f1e92d7a5", "interactionId": "0199aa6e-8d40-7f07-8b11-5e7d2c90a146",
             "version": 1, "brand": "aurora-air", "model": "linear-en-2",
             "labels": {"emotion": "anger", "valence": -0.8, "sentiment": null, "intensity": null, "aspects": null,
                        "intents": null, "abstained": null},
             "before": {"emotion": "joy", "valence": 0.7112, "sentiment": "positive", "intensity": 0.4, "aspects": [],
                        "intents": [], "abstained": false},
             "reason": "Irony: the flight was two days late.", "by": "anna", "at": "2026-03-01T12:05:00.000Z",
             "withdrawnBy": null, "withdrawnAt": null}""";
    private static final String REQUEST = """
            {"version": 1, "emotion": "anger", "valence": -0.8, "reason": "Irony: the flight was two days late."}""";
    private static final String SCORE = """
            {"model": "linear-en-2", "revision": 2, "language": "en", "emotion": "anger", "emotions": {"joy": 0.0,
             "anger": 1.0, "sadness": 0.0, "fear": 0.0, "surprise": 0.0, "disgust": 0.0, "neutral": 0.0}, "nuances":
             {"gratitude": 0.61}, "valence": -0.8, "sentiment": "negative", "intensity": 0.4, "confidence": 1.0,
             "abstained": false, "corrected": true, "ratingDisagreement": null, "effort": null, "actionability": null,
             "aspects": [], "intents": [], "urgency": 0.0, "evidence": []}""";
    private static final String CORRECTED = "{\"correction\": " + CORRECTION + ", \"score\": " + SCORE + "}";
    private static final String HISTORY = "{\"items\": [" + CORRECTION + "], \"nextCursor\": null}";

    private final Corrections corrections;
    private final Caller caller;

    CorrectionResource(Corrections corrections, Caller caller) {
        this.corrections = corrections;
        this.caller = caller;
    }

    /**
     * What is to be said of a score; at least one label.
     *
     * @param version of the text that was read; if the interaction has another by now the correction is refused
     * @param emotion the emotion; the score then counts even if the model abstained
     * @param sentiment which way it leans; if the model's valence contradicts it, it becomes ±0.6 or 0
     * @param valence −1 (worst) to 1 (best)
     * @param intensity 0 to 1
     * @param aspects all that it is about
     * @param intents all that it asks for or announces
     * @param abstained true: nobody can tell; false: the guess of a model that abstained is right
     * @param reason why, for those who read the history
     */
    public record CorrectionRequest(
            @Nullable @Min(1) Integer version,
            @Nullable Emotion emotion,
            @Nullable Sentiment sentiment,

            @Nullable @DecimalMin("-1") @DecimalMax("1") Double valence,

            @Nullable @DecimalMin("0") @DecimalMax("1") Double intensity,

            @Nullable @Size(max = LIST_MAX) List<@NotNull AspectScore> aspects,
            @Nullable @Size(max = LIST_MAX) List<@NotNull IntentScore> intents,
            @Nullable Boolean abstained,
            @NotBlank @Size(max = REASON_LENGTH_MAX) String reason) {
        Labels labels() {
            return new Labels(emotion, sentiment, valence, intensity, aspects, intents, abstained);
        }
    }

    /** A correction, and the score that is told from now on. */
    public record CorrectedView(CorrectionView correction, Score score) {
        static CorrectedView of(Corrections.Corrected corrected) {
            return new CorrectedView(CorrectionView.of(corrected.correction()), corrected.score());
        }
    }

    @POST
    @RolesAllowed(Role.OPERATE)
    @Operation(
            summary = "Correct a score",
            description = "The score gets a new revision, which is published, and says that it was corrected. "
                    + "Corrections stay on top when the text is scored again by another model; they end with the version "
                    + "of the text that they are about. Of several corrections the latest wins, label by label.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "irony",
                                            summary = "Anger that the model took for joy",
                                            value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The correction, and the score that is told from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectedView.class),
                            examples =
                                    @ExampleObject(name = "anger", summary = "A corrected score", value = CORRECTED)))
    @APIResponse(responseCode = "400", description = "It says nothing, contradicts itself, or is incomplete")
    @APIResponse(responseCode = "404", description = "No such score is kept, or the key does not see its brand")
    @APIResponse(responseCode = "409", description = "The text has another version, or was corrected too often")
    public RestResponse<CorrectedView> correct(@RestPath UUID interactionId, @Valid CorrectionRequest request) {
        var labels = request.labels();
        if (labels.sayNothing()) {
            throw new InvalidInput("empty-correction", "A correction names at least one label.");
        }
        if (labels.contradictThemselves() || (labels.emotion() != null && Boolean.TRUE.equals(labels.abstained()))) {
            throw new InvalidInput("contradiction", "The labels of the correction contradict each other.");
        }
        var statement = new Corrections.Statement(interactionId, request.version(), labels, request.reason());
        var corrected = CorrectedView.of(corrections.correct(statement, caller.name(), caller.brands()));
        var id = corrected.correction().id();
        return ResponseBuilder.<CorrectedView>created(URI.create("/scores/" + interactionId + "/corrections/" + id))
                .entity(corrected)
                .build();
    }

    @GET
    @RolesAllowed(Role.READ)
    @Operation(summary = "All that was said of a score, the oldest first, also of earlier versions and withdrawn")
    @APIResponse(
            responseCode = "200",
            description = "At most a hundred; there is one page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = CorrectionView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One correction", value = HISTORY)))
    @APIResponse(responseCode = "404", description = "No such score is kept, or the key does not see its brand")
    public Page<CorrectionView> history(@RestPath UUID interactionId) {
        return new Page<>(
                corrections.history(interactionId, caller.brands()).stream()
                        .map(CorrectionView::of)
                        .toList(),
                null);
    }

    @DELETE
    @Path("/{correctionId}")
    @RolesAllowed(Role.OPERATE)
    @Operation(
            summary = "Withdraw a correction",
            description = "It stays in the history. If the score is another without it, a new revision is published.")
    @APIResponse(
            responseCode = "200",
            description = "The correction, and the score that is told from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectedView.class),
                            examples = @ExampleObject(name = "anger", summary = "What is told now", value = CORRECTED)))
    @APIResponse(responseCode = "404", description = "No such correction is kept, or the key does not see its brand")
    @APIResponse(responseCode = "409", description = "It was withdrawn before")
    public CorrectedView withdraw(@RestPath UUID interactionId, @RestPath UUID correctionId) {
        return CorrectedView.of(corrections.withdraw(interactionId, correctionId, caller.name(), caller.brands()));
    }
}
