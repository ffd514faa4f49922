package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who works on an alert, what it was worth, and how often each rule is right. */
@Path("/alerts")
@Tag(name = "Alerts")
public class AlertWorkResource {
    private static final Duration PERIOD = Duration.ofDays(90);
    private static final Duration PERIOD_MAX = Duration.ofDays(731);

    private final AlertRepository alerts;
    private final AlertSteps steps;
    private final AlertWork work;
    private final Caller caller;
    private final Clock clock;

    AlertWorkResource(AlertRepository alerts, AlertSteps steps, AlertWork work, Caller caller, Clock clock) {
        this.alerts = alerts;
        this.steps = steps;
        this.work = work;
        this.caller = caller;
        this.clock = clock;
    }

    /** Who is to work on it. */
    public record Assignment(
            @NotBlank @Size(max = 100) @Schema(examples = "ada")
            String assignee) {}

    /** What it was worth. */
    public record OutcomeRequest(
            @NotNull Verdict verdict,
            @Nullable @Size(max = 1000) String note) {}

    /** Who works on an alert, and what it was worth. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkView(
            UUID alertId,
            AlertStatus status,
            @Nullable String assignee,
            @Nullable Verdict verdict,
            @Nullable String note,
            @Nullable String saidBy,
            @Nullable Instant saidAt) {}

    /** How often a rule is right; no figure is given of none. */
    public record PrecisionView(
            String rule,
            long fired,
            long n,
            long useful,
            long falseAlarms,
            @Nullable Double precision,
            @Nullable Double low,
            @Nullable Double high) {}

    /** Of a time, and of all rules that fired in it. */
    public record PrecisionReport(Instant from, Instant to, String convention, List<PrecisionView> rules) {}

    @GET
    @Path("/{id}/work")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "Who works on an alert, and what it was worth")
    @APIResponse(
            responseCode = "200",
            description = "Who and what",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkView.class),
                            examples = @ExampleObject(name = "useful", value = AlertExamples.WORK)))
    public WorkView get(@RestPath UUID id) {
        return view(alerts.visible(id, caller.brands()).orElseThrow(() -> unknown(id)));
    }

    @POST
    @Path("/{id}/assign")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Hand an alert to somebody; repeating it changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "ada", value = AlertExamples.ASSIGNMENT)))
    @APIResponse(
            responseCode = "200",
            description = "Who works on it now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkView.class),
                            examples = @ExampleObject(name = "ada", value = AlertExamples.WORK)))
    public WorkView assign(@RestPath UUID id, @Valid @NotNull Assignment assignment) {
        var alert = forUpdate(id);
        steps.assign(alert, assignment.assignee(), caller.name());
        return view(alert);
    }

    @POST
    @Path("/{id}/outcome")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Say what an alert was worth; the last word counts")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "useful", value = AlertExamples.OUTCOME)))
    @APIResponse(
            responseCode = "200",
            description = "What is known now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkView.class),
                            examples = @ExampleObject(name = "useful", value = AlertExamples.WORK)))
    public WorkView outcome(@RestPath UUID id, @Valid @NotNull OutcomeRequest request) {
        var alert = forUpdate(id);
        work.say(id, request.verdict(), request.note(), caller.name());
        return view(alert);
    }

    @GET
    @Path("/precision")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "How often the alerts of each rule were useful, with n and a 95 % interval")
    @APIResponse(
            responseCode = "200",
            description = "A figure for each rule",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PrecisionReport.class),
                            examples = @ExampleObject(name = "two", value = AlertExamples.PRECISION)))
    public PrecisionReport precision(
            @RestQuery @Nullable String brand, @RestQuery @Nullable Instant from, @RestQuery @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(PERIOD) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(PERIOD_MAX) > 0) {
            throw new InvalidInput("invalid-period", "from is not before to, or more than two years before it.");
        }
        var rules = work.precision(begin, end, brand, caller.brands()).stream()
                .map(one -> new PrecisionView(
                        one.rule(),
                        one.fired(),
                        one.n(),
                        one.useful(),
                        one.falseAlarms(),
                        one.precision(),
                        one.low(),
                        one.high()))
                .toList();
        return new PrecisionReport(
                begin, end, "useful / n, n = alerts with an outcome; 95 % interval by Wilson", rules);
    }

    private Alert forUpdate(UUID id) {
        return alerts.visibleForUpdate(id, caller.brands()).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-alert", "There is no alert " + id + ".");
    }

    private WorkView view(Alert alert) {
        var said = work.outcome(alert.id()).orElse(null);
        return new WorkView(
                alert.id(),
                alert.status(),
                alert.assignee(),
                said == null ? null : said.verdict(),
                said == null ? null : said.note(),
                said == null ? null : said.saidBy(),
                said == null ? null : said.at());
    }
}
