package io.heartline.alerting.oncall;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
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

/** Shows and changes who is told next if nobody acknowledges. Policies are for keys of all brands. */
@Path("/escalation-policies")
@Tag(name = "On call")
class EscalationPolicyResource {
    private final Plans plans;
    private final Caller caller;

    EscalationPolicyResource(Plans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    /** A version of a policy. */
    public record PolicyView(String name, int version, Instant changedAt, String changedBy, EscalationPolicy policy) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "The escalation policies, by name")
    @APIResponse(
            responseCode = "200",
            description = "All policies",
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
                                                        description = "Always null: there are few")
                                            }),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.POLICIES)))
    public Page<PolicyView> list() {
        ofAllBrands("");
        return new Page<>(
                plans.all(Plans.Kind.POLICY).stream()
                        .map(EscalationPolicyResource::view)
                        .toList(),
                null);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "An escalation policy")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.POLICY_VIEW)))
    public PolicyView get(@RestPath String name) {
        ofAllBrands(name);
        return plans.latest(Plans.Kind.POLICY, name)
                .map(EscalationPolicyResource::view)
                .orElseThrow(() -> unknown(name));
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Give a policy, as a whole; alerts that escalate already go on by the one they began with")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "one", value = OnCallExamples.POLICY)))
    @APIResponse(
            responseCode = "200",
            description = "The policy that holds from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.POLICY_VIEW)))
    public PolicyView put(@RestPath String name, @NotNull EscalationPolicy policy) {
        ofAllBrands(name);
        if (!Texts.isName(name)) {
            throw new InvalidInput("invalid-name", "A name has lower-case letters, digits and hyphens, at most 63.");
        }
        return view(plans.put(Plans.Kind.POLICY, name, policy, caller.name()));
    }

    private void ofAllBrands(String name) {
        if (!caller.brands().areAll()) {
            throw unknown(name);
        }
    }

    private static NotFound unknown(String name) {
        return new NotFound(
                "unknown-policy",
                Texts.isName(name) ? "There is no escalation policy " + name + "." : "There is no such policy.");
    }

    private static PolicyView view(Plans.Versioned<EscalationPolicy> found) {
        return new PolicyView(found.name(), found.version(), found.changedAt(), found.changedBy(), found.plan());
    }
}
