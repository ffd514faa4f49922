package io.heartline.alerting.contactpolicy;

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
import java.util.List;
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

/** Shows and changes what brands allow themselves. */
@Path("/contact-policies/{brand}")
@Tag(name = "Contact policy")
class ContactPolicyResource {
    private static final int BRAND_LENGTH_MAX = 100;

    private final ContactPolicies policies;
    private final Caller caller;

    ContactPolicyResource(ContactPolicies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    /**
     * A policy that holds or held.
     *
     * @param version 0 for the configured policy, which holds until the brand gives itself one
     * @param changedAt when it was given; null for the configured one
     * @param changedBy by whom; null for the configured one
     * @param words the caps in words that cannot be misread
     */
    public record PolicyView(
            String brand,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            List<String> words,
            ContactPolicy policy) {}

    @GET
    @RolesAllowed({Role.READ, Role.CONTACT, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The policy that holds for a brand now")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "own",
                                            summary = "A brand with a policy of its own",
                                            value = ContactExamples.POLICY_VIEW)))
    public PolicyView get(@RestPath String brand) {
        return view(visible(brand), policies.current(brand));
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Give a brand a policy: a new version of the whole",
            description =
                    "A cap of 0 says never; what no cap mentions is unlimited. The same policy again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "policy",
                                            summary = "The shipped limits, and no marketing by SMS",
                                            value = ContactExamples.POLICY)))
    @APIResponse(
            responseCode = "200",
            description = "The policy that holds from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "own",
                                            summary = "Version 3",
                                            value = ContactExamples.POLICY_VIEW)))
    public PolicyView put(@RestPath String brand, @NotNull ContactPolicy policy) {
        if (brand.isBlank() || brand.length() > BRAND_LENGTH_MAX) {
            throw new InvalidInput("invalid-brand", "A brand has 1 to " + BRAND_LENGTH_MAX + " characters.");
        }
        return view(visible(brand), policies.put(brand, policy, caller.name()));
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Role.READ, Role.CONTACT, Role.ADMIN})
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
                                                        implementation = PolicyView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            summary = "One version",
                                            value = ContactExamples.POLICY_PAGE)))
    public Page<PolicyView> versions(
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

    private static PolicyView view(String brand, ContactPolicies.Versioned versioned) {
        var words = versioned.policy().caps().stream().map(Cap::words).toList();
        return new PolicyView(
                brand, versioned.version(), versioned.changedAt(), versioned.changedBy(), words, versioned.policy());
    }
}
