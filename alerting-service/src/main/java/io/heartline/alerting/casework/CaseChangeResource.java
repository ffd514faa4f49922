package io.heartline.alerting.casework;

import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Opens cases by hand, and changes them. */
@Path("/cases")
@RolesAllowed(Role.OPERATE)
@Tag(name = "Cases")
public class CaseChangeResource {
    static final int NAME_LENGTH_MAX = 100;
    static final int TITLE_LENGTH_MAX = 200;
    static final int LINKS_MAX = 100;

    private static final int USUAL_SEVERITY = 5;

    private final CaseRepository cases;
    private final CaseSteps steps;
    private final CaseWriting writing;
    private final CasePolicies policies;
    private final CaseViews views;
    private final Caller caller;
    private final Clock clock;

    CaseChangeResource(
            CaseRepository cases,
            CaseSteps steps,
            CaseWriting writing,
            CasePolicies policies,
            CaseViews views,
            Caller caller,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.writing = writing;
        this.policies = policies;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A case that somebody opens.
     *
     * @param id made by the caller, so that repeating the request opens no second case; absent for one of ours
     * @param title one line; receivers that may not know of customers are not told it
     * @param severity 5 if absent, and never below that of its alerts
     * @param dueAt by the policy of the brand if absent
     */
    public record NewCase(
            @Nullable UUID id,
            @NotBlank @Size(max = NAME_LENGTH_MAX) String brand,
            @NotBlank @Size(max = TITLE_LENGTH_MAX) String title,
            @Nullable @Min(1) @Max(10) Integer severity,
            @Nullable @Size(min = 1, max = NAME_LENGTH_MAX) String owner,
            @Nullable @Size(min = 1, max = NAME_LENGTH_MAX) String team,
            @Nullable RootCause rootCause,
            @Nullable Instant dueAt,
            @Nullable @Size(max = LINKS_MAX) List<@NotNull UUID> customerIds,
            @Nullable @Size(max = LINKS_MAX) List<@NotNull UUID> alertIds,
            @Nullable @Size(max = LINKS_MAX) List<@NotNull @Valid EvidenceInput> evidence) {
        CaseWriting.Links links() {
            return EvidenceInput.links(customerIds, alertIds, evidence);
        }
    }

    /**
     * What changes; what is absent stays. An owner or a team of no letters is none.
     *
     * @param version as it was read, so that nobody's change is overwritten
     */
    public record ChangedCase(
            @NotNull Integer version,
            @Nullable @Size(max = NAME_LENGTH_MAX) String owner,
            @Nullable @Size(max = NAME_LENGTH_MAX) String team,
            @Nullable @Min(1) @Max(10) Integer severity,
            @Nullable RootCause rootCause,
            @Nullable Instant dueAt) {
        /** Why it was is often known only after the end. */
        boolean isOnlyRootCause() {
            return owner == null && team == null && severity == null && dueAt == null;
        }
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Open a case by hand", description = "The same id again opens no second case.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "call",
                                            summary = "After a call",
                                            value = CaseExamples.NEW_CASE)))
    @APIResponse(
            responseCode = "201",
            description = "The case",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "opened",
                                            summary = "A case that was opened by hand",
                                            value = CaseExamples.CASE)))
    public RestResponse<CaseDetails> open(@Valid @NotNull NewCase request) {
        if (!caller.brands().contain(request.brand())) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        var id = request.id() == null ? Ids.next() : request.id();
        writing.claim(request.links().alertIds(), request.brand(), id, caller.brands());
        var known = cases.findByIdOptional(id);
        if (known.isPresent()) {
            if (!known.get().brand().equals(request.brand())) {
                throw new Conflict("id-taken", "The id is another case's.");
            }
            return RestResponse.ok(views.details(known.get()));
        }
        var one = views.details(make(id, request));
        return RestResponse.ResponseBuilder.<CaseDetails>created(URI.create("/cases/" + id))
                .entity(one)
                .build();
    }

    private Case make(UUID id, NewCase request) {
        requireFuture(request.dueAt());
        var by = caller.name();
        int severity = request.severity() == null ? USUAL_SEVERITY : request.severity();
        var draft = new Case.Draft(id, request.brand(), Case.Draft.HAND, request.title(), severity, null, null);
        var one = steps.open(draft, request.dueAt(), by);
        writing.link(one, request.links(), caller.brands(), by);
        if (request.owner() != null) {
            writing.own(one, request.owner(), by);
        }
        if (request.team() != null) {
            writing.hand(one, request.team(), by);
        }
        if (request.rootCause() != null) {
            writing.explain(
                    one,
                    request.rootCause(),
                    request.team(),
                    policies.of(one.brand()).teams(),
                    by);
        }
        steps.announce("case.opened", one);
        return one;
    }

    @PATCH
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Change a case; what is absent stays",
            description = "Of a closed case only the root cause can be changed.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "cause",
                                            summary = "Somebody takes it and says why it was",
                                            value = CaseExamples.CHANGE)))
    @APIResponse(
            responseCode = "200",
            description = "The case as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "changed",
                                            summary = "The case as it is now",
                                            value = CaseExamples.CASE)))
    public CaseDetails change(@RestPath UUID id, @Valid @NotNull ChangedCase request) {
        var one = cases.visibleForUpdate(id, caller.brands()).orElseThrow(() -> CaseViews.unknown(id));
        if (request.version() != one.version()) {
            throw new Conflict("stale-version", "The case " + id + " is version " + one.version() + " by now.");
        }
        if (!one.isOpen() && !request.isOnlyRootCause()) {
            throw new Conflict("case-closed", "The case " + id + " is closed; only its root cause can be changed.");
        }
        requireFuture(request.dueAt());
        apply(one, request, caller.name());
        return views.details(one);
    }

    private void apply(Case one, ChangedCase request, String by) {
        if (request.owner() != null) {
            writing.own(one, request.owner().isBlank() ? null : request.owner(), by);
        }
        if (request.team() != null) {
            writing.hand(one, request.team().isBlank() ? null : request.team(), by);
        }
        if (request.severity() != null) {
            writing.weigh(one, request.severity(), by);
        }
        var dueAt = request.dueAt();
        if (dueAt != null) {
            var before = one.dueAt();
            if (one.due(dueAt, true, clock.instant())) {
                writing.note(one, by, "due", before.toString(), dueAt.toString());
            }
        }
        if (request.rootCause() != null) {
            writing.explain(
                    one,
                    request.rootCause(),
                    request.team(),
                    policies.of(one.brand()).teams(),
                    by);
        }
    }

    private void requireFuture(@Nullable Instant dueAt) {
        if (dueAt != null && !dueAt.isAfter(clock.instant())) {
            throw new InvalidInput("invalid-due", "dueAt is not later than now.");
        }
    }
}
