package io.heartline.alerting.casework;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** Takes what people say about cases, how they answered customers, and whom and what else cases concern. */
@Path("/cases/{id}")
@RolesAllowed(Role.OPERATE)
@Tag(name = "Cases")
public class CaseNoteResource {
    static final int COMMENT_LENGTH_MAX = 4000;

    private final CaseDesk desk;
    private final CaseSteps steps;
    private final CaseLog log;
    private final CaseWriting writing;
    private final CaseViews views;
    private final Alerts alerts;
    private final Clock clock;

    CaseNoteResource(
            CaseDesk desk,
            CaseSteps steps,
            CaseLog log,
            CaseWriting writing,
            CaseViews views,
            Alerts alerts,
            Clock clock) {
        this.desk = desk;
        this.steps = steps;
        this.log = log;
        this.writing = writing;
        this.views = views;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** What somebody says. */
    public record NewComment(
            @NotBlank @Size(max = COMMENT_LENGTH_MAX) String text) {}

    /**
     * How the customer was answered.
     *
     * @param at now if absent; not before the case was opened
     */
    public record NewResponse(
            @NotNull ResponseKind kind,
            @NotNull ResponseChannel channel,

            @Nullable @Size(max = CaseWorkResource.NOTE_LENGTH_MAX)
            String note,

            @Nullable Instant at) {}

    /** Whom and what it concerns besides. */
    public record NewLinks(
            @Nullable @Size(max = CaseChangeResource.LINKS_MAX)
            List<@NotNull UUID> customerIds,

            @Nullable @Size(max = CaseChangeResource.LINKS_MAX)
            List<@NotNull UUID> alertIds,

            @Nullable @Size(max = CaseChangeResource.LINKS_MAX)
            List<@NotNull @Valid EvidenceInput> evidence) {}

    @POST
    @Path("/comments")
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Say something about a case; at most 1000 comments of 4000 characters")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "comment",
                                            summary = "What was found",
                                            value = CaseExamples.COMMENT)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "commented",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails comment(@RestPath UUID id, @Valid @NotNull NewComment comment) {
        var one = desk.locked(id);
        if (!log.comment(id, desk.name(), comment.text())) {
            throw new Conflict("too-many-comments", "A case has at most " + CaseLog.COMMENTS_MAX + " comments.");
        }
        return views.details(one);
    }

    @POST
    @Path("/responses")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Note how the customer was answered",
            description = "Outreach that is sent because of the case's alerts is noted by itself.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(name = "call", summary = "A call", value = CaseExamples.RESPONSE)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "answered",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails respond(@RestPath UUID id, @Valid @NotNull NewResponse request) {
        if (request.kind() == ResponseKind.OUTREACH || request.channel() == ResponseChannel.OUTREACH) {
            throw new InvalidInput("invalid-response", "Outreach is noted by itself when it was delivered.");
        }
        var one = desk.locked(id);
        var now = clock.instant();
        var at = Objects.requireNonNullElse(request.at(), now);
        if (at.isAfter(now) || at.isBefore(one.openedAt())) {
            throw new InvalidInput("invalid-response", "at is not between the opening of the case and now.");
        }
        var response = new CaseLog.Response(
                Ids.next(), request.kind(), request.channel(), null, request.note(), desk.name(), at);
        if (!steps.respond(one, response)) {
            throw new Conflict("too-many-responses", "A case has at most " + CaseLog.RESPONSES_MAX + " answers.");
        }
        return views.details(one);
    }

    @POST
    @Path("/links")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Link customers, alerts and evidence; what is linked already stays as it is",
            description = "Evidence is an id and places in a text, never the text.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "evidence",
                                            summary = "A review, and who wrote it",
                                            value = CaseExamples.LINKS)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "linked",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails link(@RestPath UUID id, @Valid @NotNull NewLinks request) {
        var given = EvidenceInput.links(request.customerIds(), request.alertIds(), request.evidence());
        writing.claim(given.alertIds(), desk.brand(id), id, desk.brands());
        var one = desk.locked(id);
        writing.link(one, given, desk.brands(), desk.name());
        return views.details(one);
    }

    @DELETE
    @Path("/links/{linkedId}")
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Take a customer, an alert or a piece of evidence off a case")
    @APIResponse(responseCode = "204", description = "It is off")
    public void unlink(@RestPath UUID id, @RestPath UUID linkedId) {
        desk.brand(id);
        alerts.lock(linkedId, desk.brands()); // if it is one
        if (!writing.unlink(desk.locked(id), linkedId, desk.name())) {
            throw new NotFound("unknown-link", "The case " + id + " has no link to " + linkedId + ".");
        }
    }
}
