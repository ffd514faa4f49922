package io.heartline.alerting.outreach;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes other wordings of drafts, and overrides of the draw. */
@Path("/outreach")
@Tag(name = "Outreach")
public class OutreachDraftResource {
    private static final int TEXT_LENGTH_MAX = 4000;
    private static final int REASON_LENGTH_MAX = 1000;

    private final Decisions decisions;
    private final Overrides overrides;
    private final OutreachRepository outreaches;
    private final OutreachViews views;
    private final Caller caller;

    OutreachDraftResource(
            Decisions decisions,
            Overrides overrides,
            OutreachRepository outreaches,
            OutreachViews views,
            Caller caller) {
        this.decisions = decisions;
        this.overrides = overrides;
        this.outreaches = outreaches;
        this.views = views;
        this.caller = caller;
    }

    /** Another wording; {@code version} is the one that was read. */
    public record Rewording(
            @NotNull @Min(1) Integer version,

            @NotBlank @Size(max = TEXT_LENGTH_MAX) String text) {}

    /** Whose draw is overridden, and why. */
    public record DrawOverride(
            @NotNull UUID alertId,

            @NotBlank @Size(max = REASON_LENGTH_MAX) @Schema(examples = "The mayor asked us in person.")
            String reason) {}

    @PATCH
    @Path("/{id}/draft")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Word the draft of a proposal anew; who did, when and what it was before is kept")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "wording", value = OutreachExamples.REWORDING)))
    @APIResponse(
            responseCode = "200",
            description = "The outreach as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutreachDetails.class),
                            examples = @ExampleObject(name = "reworded", value = OutreachExamples.REWORDED)))
    public OutreachDetails reword(@RestPath UUID id, @Valid @NotNull Rewording request) {
        var outreach = views.visible(id, outreaches.forUpdate(id));
        decisions.reword(outreach, request.version(), request.text(), caller.name());
        return views.details(outreach);
    }

    @POST
    @Path("/overrides")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(
            summary = "Reach the customer of an alert although the draw leaves them alone",
            description =
                    "It is proposed like any other, and recorded as a crossover: the estimate of the effect goes by the "
                            + "arm that was drawn. 409 if nobody is left alone because of a draw for this alert.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "override", value = OutreachExamples.OVERRIDE)))
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutreachDetails.class),
                            examples = @ExampleObject(name = "proposed", value = OutreachExamples.CROSSED_OVER)))
    public RestResponse<OutreachDetails> override(@Valid @NotNull DrawOverride request) {
        var outreach = overrides.override(request.alertId(), caller.brands(), caller.name(), request.reason());
        return RestResponse.ResponseBuilder.<OutreachDetails>created(URI.create("/outreach/" + outreach.id()))
                .entity(views.details(outreach))
                .build();
    }
}
