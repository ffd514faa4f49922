package io.heartline.metrics.policy;

import io.heartline.metrics.ledger.Policies;
import io.heartline.metrics.ledger.Policy;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.NotFound;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/** What causes are worth: versions, which of them is in force, and what another would do. */
@Path("/policies")
@Tag(name = "Policies")
class PolicyResource {
    private final Policies policies;
    private final Repostings repostings;
    private final DryRuns dryRuns;
    private final Caller caller;
    private final Clock clock;

    PolicyResource(Policies policies, Repostings repostings, DryRuns dryRuns, Caller caller, Clock clock) {
        this.policies = policies;
        this.repostings = repostings;
        this.dryRuns = dryRuns;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a cause is worth; a touchpoint that is null means everywhere else. */
    public record StakeView(String cause, @Nullable String touchpoint, BigDecimal units) {}

    /**
     * A version of the policy.
     *
     * @param note why it was made; absent for the shipped one
     * @param inForce whether new entries follow it
     * @param reposting how far what stood before is entered again; null if it never came into force
     */
    public record PolicyView(
            int version,
            @Nullable String note,
            @Nullable String createdBy,
            @Nullable Instant createdAt,
            boolean inForce,
            BigDecimal lossAversion,
            List<StakeView> stakes,
            Repostings.@Nullable Progress reposting) {}

    /**
     * What a version would do to the books.
     *
     * @param against the version in force when it was tried out
     * @param at the instant at which balances are compared
     * @param computedAt when it was done; null while it runs
     * @param segments by brand and segment, without segments that nobody is in
     * @param largestChanges at most 50, the largest first
     */
    public record DryRunView(
            int policy,
            int against,
            String state,
            Instant at,
            String askedBy,
            @Nullable Instant computedAt,
            List<DryRuns.SegmentChange> segments,
            List<DryRuns.PersonChange> largestChanges) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "The versions of the policy, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
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
                                                        implementation = PolicyView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "page", summary = "Two", value = PolicyExamples.PAGE)))
    public Page<PolicyView> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        int size = Cursor.limit(limit);
        var found = policies.versions(Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, this::view, one -> Cursor.afterVersion(one.version()));
    }

    @GET
    @Path("/{version}")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "A version of the policy")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "one", summary = "One", value = PolicyExamples.CREATED)))
    @APIResponse(responseCode = "404", description = "There is no such version")
    public PolicyView get(@RestPath int version) {
        return policies.versions(known(version).version() + 1, 1).stream()
                .map(this::view)
                .findFirst()
                .orElseThrow();
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(
            summary = "Make a new version of the policy; it is not in force yet",
            description = "Only for a key of every brand: the policy is one for all.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyRequest.class),
                            examples = @ExampleObject(name = "new", summary = "New", value = PolicyExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "new", summary = "New", value = PolicyExamples.CREATED)))
    public RestResponse<PolicyView> create(@Valid @NotNull PolicyRequest request) {
        demandEveryBrand();
        var made =
                policies.add(request.lossAversion(), request.byKey(), request.note(), caller.name(), clock.instant());
        return RestResponse.ResponseBuilder.<PolicyView>created(URI.create("/policies/" + made.version()))
                .entity(get(made.version()))
                .build();
    }

    @POST
    @Path("/{version}/activation")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(
            summary = "Put a version into force",
            description =
                    "What arrives is posted by it at once. Entries that stand are reversed and entered again, a few"
                            + " customers a second, and raise no alert; see reposting. Only a higher version can follow another:"
                            + " to go back, make a new version. Only for a key of every brand.")
    @APIResponse(
            responseCode = "202",
            description = "It is in force, and what stood is being entered again",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "go", summary = "Go", value = PolicyExamples.ACTIVATED)))
    @APIResponse(responseCode = "409", description = "This version or a higher one is in force")
    public RestResponse<PolicyView> activate(@RestPath int version) {
        demandEveryBrand();
        repostings.start(known(version).version(), caller.name());
        return RestResponse.status(RestResponse.Status.ACCEPTED, get(version));
    }

    @POST
    @Path("/{version}/dry-run")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(
            summary = "Try a version out on all books",
            description = "Nothing is posted. Ask GET for what came of it; one run at a time.")
    @APIResponse(
            responseCode = "202",
            description = "It is under way",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DryRunView.class),
                            examples = @ExampleObject(name = "try", summary = "Try", value = PolicyExamples.DRY_RUN)))
    @APIResponse(responseCode = "409", description = "Another dry run is under way")
    public RestResponse<DryRunView> tryOut(@RestPath int version) {
        return RestResponse.status(
                RestResponse.Status.ACCEPTED,
                view(dryRuns.start(known(version).version(), caller.name()), List.of(), List.of()));
    }

    @GET
    @Path("/{version}/dry-run")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "What a version would do to the books: its latest dry run")
    @APIResponse(
            responseCode = "200",
            description = "The run, for the brands of the key",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DryRunView.class),
                            examples = @ExampleObject(name = "ran", summary = "Ran", value = PolicyExamples.DRY_RUN)))
    @APIResponse(responseCode = "404", description = "There is no such version, or it was never tried out")
    public DryRunView triedOut(@RestPath int version) {
        var run = dryRuns.latest(known(version).version())
                .orElseThrow(() -> new NotFound("no-dry-run", "Policy " + version + " was never tried out."));
        return view(run, dryRuns.segments(run.id(), caller.brands()), dryRuns.changes(run.id(), caller.brands()));
    }

    private void demandEveryBrand() {
        if (!caller.brands().areAll()) {
            throw new ForbiddenException();
        }
    }

    private Policy known(int version) {
        return policies.find(version)
                .orElseThrow(() -> new NotFound("unknown-policy", "There is no policy " + version + "."));
    }

    private PolicyView view(Policies.Version version) {
        var policy = known(version.version());
        return new PolicyView(
                version.version(),
                version.note(),
                version.createdBy(),
                version.createdAt(),
                version.inForce(),
                policy.lossAversion(),
                policy.stakes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(
                                Comparator.comparing(Policy.Key::cause).thenComparing(Policy.Key::touchpoint)))
                        .map(PolicyResource::view)
                        .toList(),
                repostings.progress(version.version()).orElse(null));
    }

    private static StakeView view(Map.Entry<Policy.Key, BigDecimal> stake) {
        var touchpoint = stake.getKey().touchpoint();
        return new StakeView(stake.getKey().cause(), touchpoint.isEmpty() ? null : touchpoint, stake.getValue());
    }

    private static DryRunView view(
            DryRuns.Run run, List<DryRuns.SegmentChange> segments, List<DryRuns.PersonChange> changes) {
        return new DryRunView(
                run.policy(), run.against(), run.state(), run.at(), run.askedBy(), run.computedAt(), segments, changes);
    }
}
