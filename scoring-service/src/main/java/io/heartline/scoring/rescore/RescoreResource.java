package io.heartline.scoring.rescore;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes orders to score a period again, and tells how far they are. */
@Path("/rescores")
@Tag(name = "Re-scores")
class RescoreResource {
    private static final String REQUEST = """
            {"from": "2026-01-01T00:00:00.000Z", "to": "2026-03-01T00:00:00.000Z", "language": "en",
             "perSecond": 100, "dryRun": false}""";
    private static final String ONE = """
            {"id": "0199aa75-9c11-7be0-b2d7-4f60a9e3c852", "status": "running", "from": "2026-01-01T00:00:00.000Z",
             "to": "2026-03-01T00:00:00.000Z", "brands": null, "language": "en", "model": null, "perSecond": 100,
             "dryRun": false, "total": 48210, "done": 12400, "changed": 731, "failed": 0, "remainingSeconds": 359,
             "failure": null, "by": "anna", "createdAt": "2026-03-01T12:00:00.000Z",
             "updatedAt": "2026-03-01T12:02:04.108Z"}""";
    private static final String PAGE = "{\"items\": [" + ONE + "], \"nextCursor\": null}";
    private static final String LANGUAGE_TAG = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*";
    private static final int NAME_LENGTH_MAX = 200;

    private final Rescores rescores;
    private final Caller caller;

    RescoreResource(Rescores rescores, Caller caller) {
        this.rescores = rescores;
        this.caller = caller;
    }

    /**
     * What to score again.
     *
     * @param from interactions that occurred then or later
     * @param to interactions that occurred before
     * @param brand of this brand; without it of all that the key sees
     * @param language scored as this language; without it of all languages
     * @param model must be live, and restricts the re-score to its language
     * @param perSecond so many texts at most; without it as configured
     * @param dryRun whether only to count what would change
     */
    public record RescoreRequest(
            @NotNull Instant from,
            @NotNull Instant to,
            @Nullable @Size(min = 1, max = NAME_LENGTH_MAX) String brand,

            @Nullable @Pattern(regexp = LANGUAGE_TAG, message = "is not a BCP 47 tag")
            String language,

            @Nullable @Size(min = 1, max = NAME_LENGTH_MAX) String model,

            @Nullable @Min(1) @Max(Rescore.PER_SECOND_MAX) Integer perSecond,

            @Nullable Boolean dryRun) {
        Rescores.Order order() {
            return new Rescores.Order(from, to, brand, language, model, perSecond, Boolean.TRUE.equals(dryRun));
        }
    }

    /**
     * A re-score and how far it is.
     *
     * @param brands null for all
     * @param total so many scores there were when it was ordered
     * @param done so many were looked at
     * @param changed so many of those got, or in a dry run would get, a new revision
     * @param failed so many of those keep their score because the model failed on their text; the log names them
     * @param remainingSeconds how long the rest takes at most at its pace; null if it does not go on
     * @param by the name of the key that ordered it
     */
    public record RescoreView(
            UUID id,
            RescoreStatus status,
            Instant from,
            Instant to,
            @Nullable List<String> brands,
            @Nullable String language,
            @Nullable String model,
            int perSecond,
            boolean dryRun,
            long total,
            long done,
            long changed,
            long failed,
            @Nullable Long remainingSeconds,
            @Nullable String failure,
            String by,
            Instant createdAt,
            Instant updatedAt) {
        static RescoreView of(Rescore rescore) {
            var period = rescore.period();
            var progress = rescore.progress();
            return new RescoreView(
                    rescore.id(),
                    rescore.status(),
                    period.from(),
                    period.to(),
                    period.brands() == null ? null : List.of(period.brands()),
                    period.language(),
                    rescore.model(),
                    rescore.perSecond(),
                    rescore.dryRun(),
                    progress.total(),
                    progress.done(),
                    progress.changed(),
                    progress.failed(),
                    rescore.remainingSeconds(),
                    rescore.failure(),
                    rescore.createdBy(),
                    rescore.createdAt(),
                    rescore.updatedAt());
        }
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Score a period again by the models that are live now",
            description =
                    "Scores that come out otherwise get a new revision, which is published; corrections stay on "
                            + "top, and who refuses to be analysed is left out. A crash repeats nothing: it goes on from where it was.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "english",
                                            summary = "Two months of English",
                                            value = REQUEST)))
    @APIResponse(
            responseCode = "202",
            description = "It has begun; see Location for its progress",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreView.class),
                            examples = @ExampleObject(name = "running", summary = "A re-score", value = ONE)))
    @APIResponse(responseCode = "400", description = "The period is empty, or the model does not read the language")
    @APIResponse(responseCode = "404", description = "The key does not see the brand")
    @APIResponse(responseCode = "409", description = "The model is not live, or too many re-scores are unfinished")
    public RestResponse<RescoreView> order(@Valid RescoreRequest request) {
        var view = RescoreView.of(rescores.order(request.order(), caller.name(), caller.brands()));
        return ResponseBuilder.<RescoreView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/rescores/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Role.READ)
    @Operation(summary = "Re-scores, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of re-scores",
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
                                                        implementation = RescoreView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "A re-score", value = PAGE)))
    public Page<RescoreView> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var keys = Cursor.keys(cursor, 1);
        int size = Cursor.limit(limit);
        var found = rescores.before(keys.isEmpty() ? null : Cursor.id(keys.getFirst()), caller.brands(), size + 1);
        return Page.of(
                found, size, RescoreView::of, one -> Cursor.after(one.id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @Operation(summary = "How far a re-score is")
    @APIResponse(
            responseCode = "200",
            description = "The re-score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreView.class),
                            examples = @ExampleObject(name = "running", summary = "A re-score", value = ONE)))
    @APIResponse(responseCode = "404", description = "There is none, or it is about brands that the key does not see")
    public RescoreView get(@RestPath UUID id) {
        return RescoreView.of(rescores.require(id, caller.brands()));
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Stop a re-score for now")
    @APIResponse(
            responseCode = "200",
            description = "The re-score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreView.class),
                            examples = @ExampleObject(name = "paused", summary = "A re-score", value = ONE)))
    @APIResponse(responseCode = "404", description = "There is none, or it is about brands that the key does not see")
    @APIResponse(responseCode = "409", description = "It is not running")
    public RescoreView pause(@RestPath UUID id) {
        return RescoreView.of(rescores.become(id, RescoreStatus.PAUSED, caller.brands()));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Let a re-score that was paused, or failed, go on from where it was")
    @APIResponse(
            responseCode = "200",
            description = "The re-score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreView.class),
                            examples = @ExampleObject(name = "running", summary = "A re-score", value = ONE)))
    @APIResponse(responseCode = "404", description = "There is none, or it is about brands that the key does not see")
    @APIResponse(responseCode = "409", description = "It is neither paused nor failed")
    public RescoreView resume(@RestPath UUID id) {
        return RescoreView.of(rescores.become(id, RescoreStatus.RUNNING, caller.brands()));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "End a re-score; what it has scored stays")
    @APIResponse(
            responseCode = "200",
            description = "The re-score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RescoreView.class),
                            examples = @ExampleObject(name = "cancelled", summary = "A re-score", value = ONE)))
    @APIResponse(responseCode = "404", description = "There is none, or it is about brands that the key does not see")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public RescoreView cancel(@RestPath UUID id) {
        return RescoreView.of(rescores.become(id, RescoreStatus.CANCELLED, caller.brands()));
    }
}
