package io.heartline.scoring.score;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Says which parts of an interaction's text made its score what it is. */
@Path("/scores/{interactionId}/explanation")
@Tag(name = "Explanations")
public class KeptExplanationResource {
    private final Scores scores;
    private final Revisions revisions;
    private final Caller caller;

    KeptExplanationResource(Scores scores, Revisions revisions, Caller caller) {
        this.scores = scores;
        this.revisions = revisions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "Which parts of an interaction's text made its score what it is",
            description =
                    "Explains what the model said, not what people made of it by corrections; offsets are those of "
                            + "the masked text. A score of a model that is not live any more is not explained.")
    @APIResponse(
            responseCode = "200",
            description = "The shares of the parts; none where no model read the text",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExplanationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "anger",
                                            summary = "What is angry about it",
                                            value = ExplanationView.EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "No such interaction was scored, or the key does not see its brand")
    @APIResponse(responseCode = "409", description = "Its model is not live any more, or its text is too long")
    public ExplanationView kept(@RestPath UUID interactionId) {
        var kept = revisions.read(List.of(interactionId)).stream()
                .filter(found -> caller.brands().contain(found.interaction().brand()))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound("unknown-interaction", "No scored interaction " + interactionId + " is known."));
        var text = kept.interaction().text();
        if (text != null && ExplanationResource.tooLong(text)) {
            throw new Conflict(
                    "text-too-long",
                    "The text of " + interactionId + " is longer than " + ExplanationResource.TEXT_LENGTH_MAX
                            + " code points.");
        }
        var explained = scores.explain(ScoringInput.of(kept.interaction()));
        if (!explained.score().model().equals(kept.model().model())) {
            throw new Conflict(
                    "other-model",
                    "The score of " + interactionId + " is by " + kept.model().model()
                            + ", which does not score it any more; see POST /rescores.");
        }
        return ExplanationView.of(explained);
    }
}
