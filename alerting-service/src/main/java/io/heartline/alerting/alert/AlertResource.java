package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final Caller caller;
    private final ObjectMapper json;

    AlertResource(
            AlertSteps steps,
            AlertRepository alerts,
            AlertTransitionRepository transitions,
            EvidenceLog evidence,
            Caller caller,
            ObjectMapper json) {
        this.steps = steps;
        this.alerts = alerts;
        this.transitions = transitions;
        this.evidence = evidence;
        this.caller = caller;
        this.json = json;
    }

    /** What a crisis is about. */
    public record ScopeView(
            @Schema(examples = "product") String kind,
            @Schema(examples = "lumi-band") String value) {}

    /** An alert; {@code explanation} has the figures behind it. */
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
            JsonNode explanation,
            int causes,
            Instant firedAt,
            Instant lastCauseAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String resolution) {}

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
    public Page<AlertView> list(
            @Parameter(description = "firing, acknowledged or resolved") @RestQuery @Nullable String status,
            @Parameter(description = "drift, shock or crisis") @RestQuery @Nullable String kind,
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable UUID customerId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new AlertRepository.Filter(
                parse("status", status, AlertStatus::of), parse("kind", kind, AlertKind::of), brand, customerId);
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = alerts.page(
                filter,
                caller.brands(),
                keys.isEmpty() ? null : cursorPart(keys.get(0), Instant::parse),
                keys.isEmpty() ? null : cursorPart(keys.get(1), UUID::fromString),
                size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var next = found.size() > size
                ? Cursor.after(
                        page.getLast().firedAt().toString(), page.getLast().id().toString())
                : null;
        return new Page<>(page.stream().map(this::view).toList(), next);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "An alert with its evidence (ids and places in texts) and its history")
    public AlertDetails get(@RestPath UUID id) {
        return alerts.visible(id, caller.brands()).map(this::details).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Say that somebody cares; repeating it changes nothing")
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
                alert.resolution());
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

    private static <T> T cursorPart(String key, Function<String, T> parse) {
        try {
            return parse.apply(key);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidInput("invalid-cursor", "The cursor is not one that this list handed out.");
        }
    }
}
