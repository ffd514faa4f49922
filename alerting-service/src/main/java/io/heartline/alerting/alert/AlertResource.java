package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.identity.Identities;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows alerts, and takes what people decide about them. */
@Path("/alerts")
@Tag(name = "Alerts")
class AlertResource {
    private static final String BY_HAND = "resolved by hand";

    private final AlertSteps steps;
    private final AlertRepository alerts;
    private final AlertTransitionRepository transitions;
    private final EvidenceLog evidence;
    private final Identities identities;
    private final Caller caller;
    private final ObjectMapper json;

    AlertResource(
            AlertSteps steps,
            AlertRepository alerts,
            AlertTransitionRepository transitions,
            EvidenceLog evidence,
            Identities identities,
            Caller caller,
            ObjectMapper json) {
        this.steps = steps;
        this.alerts = alerts;
        this.transitions = transitions;
        this.evidence = evidence;
        this.identities = identities;
        this.caller = caller;
        this.json = json;
    }

    /** An alert; {@code explanation} has the figures behind it, {@code caseId} is the case that it is filed under. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertView(
            UUID id,
            @Schema(examples = "shock") AlertKind kind,
            @Schema(examples = "firing") AlertStatus status,
            @Schema(examples = "9") int severity,
            @Schema(examples = "lantern-shop") String brand,
            @Nullable UUID customerId,
            @Nullable ScopeView scope,

            @Schema(examples = "A customer suffered data-misuse")
            String title,

            String fingerprint,
            @Schema(implementation = Object.class) JsonNode explanation,
            int causes,
            Instant firedAt,
            Instant lastCauseAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String resolution,
            @Nullable UUID caseId) {}

    /** A step in the life of an alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TransitionView(
            AlertStatus status, String actor, @Nullable String note, Instant at) {}

    /** An alert with its evidence, at most 50 pieces, and its history. */
    public record AlertDetails(@JsonUnwrapped AlertView alert, List<Cause> evidence, List<TransitionView> history) {}

    /** Why an alert is resolved. */
    public record Resolution(
            @Nullable @Size(max = 1000) @Schema(examples = "The customer was called and compensated.")
            String note) {}

    @GET
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "The alerts, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of alerts",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = AlertView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "crisis", value = AlertExamples.PAGE)))
    public Page<AlertView> list(
            @Parameter(description = "firing, acknowledged or resolved") @RestQuery @Nullable String status,
            @Parameter(description = "drift, shock or crisis") @RestQuery @Nullable String kind,
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable UUID customerId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new AlertRepository.Filter(
                parse("status", status, AlertStatus::of),
                parse("kind", kind, AlertKind::of),
                brand,
                customerId == null ? null : identities.family(customerId));
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = alerts.page(
                filter,
                caller.brands(),
                keys.isEmpty() ? null : Cursor.instant(keys.get(0)),
                keys.isEmpty() ? null : Cursor.id(keys.get(1)),
                size + 1);
        return Page.of(
                found,
                size,
                this::view,
                one -> Cursor.after(one.firedAt().toString(), one.id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "An alert with its evidence (ids and places in texts) and its history")
    @APIResponse(
            responseCode = "200",
            description = "The alert",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AlertDetails.class),
                            examples = @ExampleObject(name = "firing", value = AlertExamples.FIRING)))
    public AlertDetails get(@RestPath UUID id) {
        return alerts.visible(id, caller.brands()).map(this::details).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Say that somebody cares; repeating it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "The alert as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AlertDetails.class),
                            examples = @ExampleObject(name = "acknowledged", value = AlertExamples.ACKNOWLEDGED)))
    public AlertDetails acknowledge(@RestPath UUID id) {
        var alert = forUpdate(id);
        if (alert.status() == AlertStatus.RESOLVED) {
            throw new Conflict("already-resolved", "The alert " + id + " is resolved.");
        }
        steps.acknowledge(alert, caller.name());
        return details(alert);
    }

    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Close an alert; repeating it changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "note", value = AlertExamples.RESOLUTION)))
    @APIResponse(
            responseCode = "200",
            description = "The alert as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AlertDetails.class),
                            examples = @ExampleObject(name = "resolved", value = AlertExamples.RESOLVED)))
    public AlertDetails resolve(@RestPath UUID id, @Valid @NotNull Resolution resolution) {
        var note = resolution.note();
        return resolve(id, note == null ? BY_HAND : note);
    }

    /** The body may be absent; the request then has no type, or any. */
    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(hidden = true)
    public AlertDetails resolve(@RestPath UUID id) {
        return resolve(id, BY_HAND);
    }

    private AlertDetails resolve(UUID id, String note) {
        var alert = forUpdate(id);
        steps.resolve(alert, caller.name(), note);
        return details(alert);
    }

    private Alert forUpdate(UUID id) {
        return alerts.visibleForUpdate(id, caller.brands()).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-alert", "There is no alert " + id + ".");
    }

    private AlertDetails details(Alert alert) {
        alerts.flush();
        var history = transitions.of(alert.id()).stream()
                .map(step -> new TransitionView(step.status(), step.actor(), step.note(), step.at()))
                .toList();
        return new AlertDetails(view(alert), evidence.of(alert.id()), history);
    }

    private AlertView view(Alert alert) {
        var scope = alert.scope();
        var value = alert.scopeValue();
        return new AlertView(
                alert.id(),
                alert.kind(),
                alert.status(),
                alert.severity(),
                alert.brand(),
                alert.customerId(),
                scope == null || value == null ? null : new ScopeView(scope.wire(), value),
                alert.title(),
                alert.fingerprint(),
                tree(alert.explanation()),
                alert.causes(),
                alert.firedAt(),
                alert.lastCauseAt(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy(),
                alert.resolvedAt(),
                alert.resolvedBy(),
                alert.resolution(),
                alert.caseId());
    }

    private JsonNode tree(String explanation) {
        try {
            return json.readTree(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert has an explanation that was not written by us", e);
        }
    }

    private static <T> @Nullable T parse(String name, @Nullable String wire, Function<String, T> of) {
        try {
            return wire == null ? null : of.apply(wire);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-filter", name + " is " + e.getMessage() + ".");
        }
    }
}
