package io.heartline.alerting.alert;

import io.heartline.alerting.alert.AlertViews.AlertDetails;
import io.heartline.alerting.alert.AlertViews.AlertView;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
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
public class AlertResource {
    private static final String BY_HAND = "resolved by hand";
    private static final Pattern RULE = Pattern.compile("[a-z0-9-]{1,60}");

    private final AlertSteps steps;
    private final AlertRepository alerts;
    private final AlertViews views;
    private final Identities identities;
    private final Caller caller;

    AlertResource(AlertSteps steps, AlertRepository alerts, AlertViews views, Identities identities, Caller caller) {
        this.steps = steps;
        this.alerts = alerts;
        this.views = views;
        this.identities = identities;
        this.caller = caller;
    }

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
            @Parameter(description = "true: not resolved") @RestQuery @Nullable Boolean open,
            @Parameter(description = "drift, shock, crisis, …") @RestQuery @Nullable String kind,
            @Parameter(description = "The key of the rule that fired; drift, shock or crisis for those")
                    @RestQuery
                    @Nullable
                    String rule,
            @Parameter(description = "At least so severe, 1 to 10") @RestQuery @Nullable Integer severity,
            @Parameter(description = "Who is to work on it; - for nobody") @RestQuery @Nullable String assignee,
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable UUID customerId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new AlertRepository.Filter(
                parse("status", status, AlertStatus::of),
                open,
                parse("kind", kind, AlertKind::of),
                parse("rule", rule, AlertResource::ruleKey),
                severity,
                assignee,
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
                views::view,
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
        return alerts.visible(id, caller.brands()).map(views::details).orElseThrow(() -> unknown(id));
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
        return views.details(alert);
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
        return views.details(alert);
    }

    private Alert forUpdate(UUID id) {
        return alerts.visibleForUpdate(id, caller.brands()).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-alert", "There is no alert " + id + ".");
    }

    private static String ruleKey(String key) {
        if (!RULE.matcher(key).matches()) {
            throw new IllegalArgumentException("not the key of a rule");
        }
        return key;
    }

    private static <T> @Nullable T parse(String name, @Nullable String wire, Function<String, T> of) {
        try {
            return wire == null ? null : of.apply(wire);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-filter", name + " is " + e.getMessage() + ".");
        }
    }
}
