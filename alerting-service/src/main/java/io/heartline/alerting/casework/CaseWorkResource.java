package io.heartline.alerting.casework;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.alerting.outreach.CaseSettled;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Takes what people decide about cases. */
@Path("/cases/{id}")
@RolesAllowed(Role.OPERATE)
@Tag(name = "Cases")
public class CaseWorkResource {
    static final int NOTE_LENGTH_MAX = 1000;

    private final CaseDesk desk;
    private final CaseSteps steps;
    private final CaseLinks links;
    private final Files files;
    private final CaseViews views;
    private final Alerts alerts;
    private final Event<CaseSettled> settled;

    CaseWorkResource(
            CaseDesk desk,
            CaseSteps steps,
            CaseLinks links,
            Files files,
            CaseViews views,
            Alerts alerts,
            Event<CaseSettled> settled) {
        this.desk = desk;
        this.steps = steps;
        this.links = links;
        this.files = files;
        this.views = views;
        this.alerts = alerts;
        this.settled = settled;
    }

    /** How it ended. */
    public record Closing(
            @NotNull CaseOutcome outcome,
            @Nullable @Size(max = NOTE_LENGTH_MAX) String note) {}

    /** Why it is open again. */
    public record Reopening(
            @NotBlank @Size(max = NOTE_LENGTH_MAX) String reason) {}

    /** The alerts are locked first, as by whoever acknowledges an alert; that acknowledges the case too. */
    @POST
    @Path("/acknowledge")
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Say that somebody cares, for its alerts too; repeating it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "acknowledged",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails acknowledge(@RestPath UUID id) {
        desk.brand(id);
        links.alertsOf(id).stream()
                .filter(link -> link.resolvedAt() == null)
                .map(CaseLinks.LinkedAlert::id)
                .sorted()
                .forEach(alertId -> alerts.acknowledge(alertId, desk.name()));
        var one = desk.open(id);
        steps.acknowledge(one, desk.name());
        return views.details(one);
    }

    @POST
    @Path("/close")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Close a case; its root cause must be known",
            description = "Closing says that the work is done. Whether the customer came back shows later.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "compensated",
                                            summary = "The customer got a voucher",
                                            value = CaseExamples.CLOSING)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "closed",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails close(@RestPath UUID id, @Valid @NotNull Closing closing) {
        desk.brand(id);
        // Outreach is locked before the case that it belongs to, as by whoever takes a step of it.
        links.alertsOf(id).forEach(link -> settled.fire(new CaseSettled(link.id())));
        var one = desk.open(id);
        if (one.rootCause() == null) {
            throw new Conflict("root-cause-missing", "The case " + id + " has no root cause yet.");
        }
        steps.close(one, closing.outcome(), desk.name(), closing.note());
        return views.details(one);
    }

    @POST
    @Path("/reopen")
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Open a closed case again")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            summary = "It was not over",
                                            value = CaseExamples.REOPENING)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "reopened",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails reopen(@RestPath UUID id, @Valid @NotNull Reopening reopening) {
        var one = desk.locked(id);
        if (one.isOpen()) {
            throw new Conflict("case-open", "The case " + id + " is open.");
        }
        files.forgetVerdicts(id);
        steps.reopen(one, desk.name(), reopening.reason());
        return views.details(one);
    }
}
