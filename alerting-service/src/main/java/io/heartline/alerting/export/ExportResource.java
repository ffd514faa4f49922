package io.heartline.alerting.export;

import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.privacy.Holding;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Hands out all that is held of a person, for the person. */
@Path("/customers/{id}/export")
@Tag(name = "Privacy")
class ExportResource {
    private static final String EXAMPLE = """
            {"customerIds": ["019c2316-7c45-7c55-8f02-61b9d3e07a44"], "exportedAt": "2026-11-21T09:12:31.486Z",
             "parts": {"alerts": [], "complaints": [{"interactionId": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358",
               "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44", "brand": "aurora-air", "severe": false,
               "at": "2026-11-20T18:01:12.000Z"}]}}""";

    private final List<Holding> holdings;
    private final Identities identities;
    private final Caller caller;
    private final Clock clock;

    ExportResource(@All List<Holding> holdings, Identities identities, Caller caller, Clock clock) {
        this.holdings = List.copyOf(holdings);
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * All that is held.
     *
     * @param customerIds the ids of the person
     * @param parts what is held, by its kind; what is empty is there too
     */
    public record Export(
            List<UUID> customerIds, Instant exportedAt, Map<String, List<Map<String, @Nullable Object>>> parts) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "All that is held of a person: alerts, outreach, contact decisions, and what they are based on")
    @APIResponse(
            responseCode = "200",
            description = "All of it, of the brands that the key sees",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Export.class),
                            examples = @ExampleObject(name = "one", summary = "A person with one id", value = EXAMPLE)))
    public Export export(@RestPath UUID id) {
        var family = identities.family(id);
        Map<String, List<Map<String, @Nullable Object>>> parts = new TreeMap<>();
        holdings.forEach(holding -> parts.putAll(holding.export(family, caller.brands())));
        return new Export(family, clock.instant(), parts);
    }
}
