package io.heartline.metrics.digest;

import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The digests, as they are mailed. */
@Path("/digests")
@Tag(name = "Digests")
class DigestResource {
    private static final String EXAMPLE = """
            {"brand": "skylark-air", "computedAt": "2026-03-02T00:01:00Z", "digest": {"days": 7,
              "from": "2026-02-23T00:00:00Z", "to": "2026-03-02T00:00:00Z", "touchpoints": [{"touchpoint": "delivery",
                "valence": {"value": -0.4, "n": 20, "variance": 0.09, "interval": {"low": -0.54, "high": -0.26}},
                "before": {"value": 0.0, "n": 25, "variance": 0.1, "interval": {"low": -0.13, "high": 0.13}},
                "change": {"value": -0.4, "interval": {"low": -0.59, "high": -0.21}, "pValue": 0.0001,
                  "method": "welch"},
                "wrong": [{"aspect": "delivery", "n": 15, "negative": 12, "positive": 1}], "right": [],
                "worst": ["0199aa70-0000-7000-8000-000000000001"], "best": []}]}}""";

    private final DigestStore store;
    private final Requests requests;

    DigestResource(DigestStore store, Requests requests) {
        this.store = store;
        this.requests = requests;
    }

    /** A digest, and when it was computed. */
    public record DigestView(String brand, Instant computedAt, Digest digest) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What went right and wrong at each touchpoint, as it is mailed to the teams",
            description =
                    "7 days end on the last Monday, 30 on the first of the month, both at midnight UTC. Drawn up once a "
                            + "day. Interactions are named by their ids.")
    @APIResponse(
            responseCode = "200",
            description = "The last digest",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DigestView.class),
                            examples = @ExampleObject(name = "one", summary = "A bad week", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "None was drawn up yet, or the key does not see the brand")
    public DigestView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "7 (the default) or 30", example = "7") @Nullable Integer days) {
        var of = requests.brand(brand);
        if (days != null && days != Digests.WEEK && days != Digests.MONTH) {
            throw Requests.invalid("days", "is neither 7 nor 30");
        }
        return store.last(of, days == null ? Digests.WEEK : days)
                .map(kept -> new DigestView(of, kept.at(), kept.digest()))
                .orElseThrow(() -> new NotFound("no-digest-yet", "No digest of this brand was drawn up yet."));
    }
}
