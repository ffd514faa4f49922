package io.heartline.scoring.score;

import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says which parts of a text made its score what it is. */
@Path("/explanations")
@Tag(name = "Explanations")
public class ExplanationResource {
    /** The longest text that is explained, in Unicode code points: each takes up to 64 times the work of its score. */
    public static final int TEXT_LENGTH_MAX = 10_000;

    private static final String REQUEST_EXAMPLE = """
            {"text": "This is outrageous!", "language": "en"}""";

    private final Scores scores;

    ExplanationResource(Scores scores) {
        this.scores = scores;
    }

    /**
     * What is to be explained.
     *
     * @param text at most 10,000 code points
     * @param language a BCP 47 tag; detected if absent
     * @param question the question that the text answers
     * @param ratings that came with the text
     */
    public record ExplanationRequest(
            @NotNull String text,

            @Nullable @Pattern(regexp = ScoreResource.LANGUAGE_TAG, message = "is not a BCP 47 tag")
            String language,

            @Nullable @Size(max = ScoreResource.QUESTION_LENGTH_MAX)
            String question,

            @Nullable @Size(max = ScoreResource.RATINGS_MAX)
            List<ScoreResource.@NotNull @Valid RatingRequest> ratings) {
        ScoreResource.ScoreRequest asScore() {
            return new ScoreResource.ScoreRequest("", text, language, question, ratings);
        }
    }

    @POST
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "Which parts of a text make its score what it is",
            description =
                    "Each part is left out by itself and the rest is read by the model that gives the score; what "
                            + "changes is the part's share, in log odds. At most 64 parts: words, or of longer texts clauses, "
                            + "sentences or runs of sentences. The same text gives the same bytes. Shares do not add up to the "
                            + "whole, since words mean more together. Nothing is stored.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(name = "anger", summary = "A complaint", value = REQUEST_EXAMPLE)))
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
    @APIResponse(responseCode = "400", description = "The text or a rating breaks a rule; each violation is named")
    public ExplanationView explain(@Valid ExplanationRequest request) {
        var inputs = ScoringInputs.of(List.of(request.asScore()));
        var violations = inputs.violations().stream()
                .map(broken -> new Violation(null, broken.field(), broken.code(), broken.message()))
                .toList();
        if (tooLong(request.text())) {
            violations =
                    List.of(new Violation(null, "text", "size", "is longer than " + TEXT_LENGTH_MAX + " code points"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid", "The request breaks a rule; see errors.", violations);
        }
        return ExplanationView.of(scores.explain(inputs.all().getFirst().input()));
    }

    static boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX;
    }
}
