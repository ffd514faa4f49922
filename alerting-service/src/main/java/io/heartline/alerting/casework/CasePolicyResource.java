package io.heartline.alerting.casework;

import io.heartline.alerting.receiver.Receivers;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/** Shows and changes how brands work on their cases: what opens one, how long it may take, and which team it goes to. */
@Path("/case-policies/{brand}")
@Tag(name = "Cases")
class CasePolicyResource {
    private final CasePolicies policies;
    private final Receivers receivers;
    private final Caller caller;

    CasePolicyResource(CasePolicies policies, Receivers receivers, Caller caller) {
        this.policies = policies;
        this.receivers = receivers;
        this.caller = caller;
    }

    /** A policy that holds or held; version 0 is the shipped one, which holds until the brand gives itself one. */
    public record CasePolicyView(
            String brand,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            CasePolicy policy) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "How a brand works on its cases now")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CasePolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "own",
                                            summary = "A brand with a policy of its own",
                                            value = CaseExamples.POLICY_VIEW)))
    public CasePolicyView get(@RestPath String brand) {
        return view(visible(brand), policies.current(brand));
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Say how a brand works on its cases: a new version of the whole",
            description = "The same policy again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "policy",
                                            summary = "Two teams",
                                            value = CaseExamples.POLICY)))
    @APIResponse(
            responseCode = "200",
            description = "The policy that holds from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CasePolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "own",
                                            summary = "Version 1",
                                            value = CaseExamples.POLICY_VIEW)))
    public CasePolicyView put(@RestPath String brand, @NotNull CasePolicy policy) {
        if (brand.isBlank() || brand.length() > CaseChangeResource.NAME_LENGTH_MAX) {
            throw new InvalidInput(
                    "invalid-brand", "A brand has 1 to " + CaseChangeResource.NAME_LENGTH_MAX + " characters.");
        }
        visible(brand);
        if (!receivers.unknown(policy.allReceivers()).isEmpty()) {
            throw new InvalidInput("unknown-receiver", "The policy names a receiver that is not there.");
        }
        return view(brand, policies.put(brand, policy, caller.name()));
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The policies that a brand gave itself, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of policies",
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
                                                        implementation = CasePolicyView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            summary = "One version",
                                            value = CaseExamples.POLICY_PAGE)))
    public Page<CasePolicyView> versions(
            @RestPath String brand, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        visible(brand);
        var size = Cursor.limit(limit);
        var found = policies.before(brand, Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, one -> view(brand, one), one -> Cursor.afterVersion(one.version()));
    }

    private String visible(String brand) {
        if (!caller.brands().contain(brand)) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        return brand;
    }

    private static CasePolicyView view(String brand, CasePolicies.Versioned one) {
        return new CasePolicyView(brand, one.version(), one.changedAt(), one.changedBy(), one.policy());
    }
}
