package io.heartline.metrics.journey;

import io.heartline.contracts.Segment;
import io.heartline.metrics.request.Days;
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

/** What is felt along the journey. */
@Path("/journey")
@Tag(name = "Journey")
public class JourneyResource {
    private static final String EXAMPLE = """
            {"brand": "skylark-air", "from": "2026-02-01T00:00:00Z", "to": "2026-03-01T00:00:00Z", "segment": null,
             "stratum": null, "computedAt": null, "journey": {
               "mean": {"value": 0.1, "n": 60, "nEff": 60.0, "interval": {"low": 0.02, "high": 0.18}},
               "stops": [{"touchpoint": "delivery", "n": 20, "abstained": 1,
                 "valence": {"value": -0.4, "n": 20, "nEff": 20.0, "interval": {"low": -0.52, "high": -0.28}},
                 "emotions": {"anger": {"percent": 60.0, "n": 20, "interval": {"low": 38.7, "high": 78.1}}}}],
               "start": "purchase", "peaks": ["purchase"], "valleys": ["delivery"], "end": "support"}}""";

    private final JourneyStore store;
    private final JourneyConfig config;
    private final Requests requests;

    JourneyResource(JourneyStore store, JourneyConfig config, Requests requests) {
        this.store = store;
        this.config = config;
        this.requests = requests;
    }

    /**
     * What is felt along the journey.
     *
     * @param from the start of the first day
     * @param to the start of the first day after the last
     * @param segment of whom; null for everybody
     * @param stratum of whom; null for everybody
     * @param computedAt when the journeys of segments were computed; null for others, which are always up to date
     */
    public record JourneyView(
            String brand,
            Instant from,
            Instant to,
            @Nullable String segment,
            @Nullable String stratum,
            @Nullable Instant computedAt,
            Journey journey) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What is felt at each touchpoint: start, peaks, valleys and end of the journey",
            description =
                    "Over at most " + Days.MAX + " UTC days. Intervals are 95 %. A stratum is that of the customers "
                            + "who are in it now; a segment is the one in which a person was then, as computed once a day.")
    @APIResponse(
            responseCode = "200",
            description = "The touchpoints in their configured order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JourneyView.class),
                            examples = @ExampleObject(name = "one", summary = "A valley at delivery", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "The key does not see the brand, or nothing was computed of it yet")
    public JourneyView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "Such as shifted-to-risk; not with a stratum") @Nullable String segment,
            @RestQuery @Parameter(description = "Such as region:north; not with a segment") @Nullable String stratum,
            @RestQuery @Parameter(description = Days.FROM) @Nullable String from,
            @RestQuery @Parameter(description = Days.TO) @Nullable String to) {
        var of = requests.brand(brand);
        var days = Days.of(requests, from, to);
        if (segment != null && stratum != null) {
            throw Requests.invalid("stratum", "cannot be given with a segment");
        }
        if (segment != null) {
            return ofSegment(of, segment(segment), days);
        }
        if (stratum != null && stratum.indexOf(':') < 1) {
            throw Requests.invalid("stratum", "is not a dimension and a stratum such as region:north");
        }
        var felt = store.ofStratum(of, stratum == null ? JourneyTally.ALL : stratum, days.from(), days.to());
        return new JourneyView(of, days.from(), days.to(), null, stratum, null, Journey.of(felt, config.order()));
    }

    private JourneyView ofSegment(String brand, Segment segment, Days days) {
        var computed = store.computed(brand)
                .orElseThrow(() -> new NotFound("not-computed-yet", "Nothing was computed of this brand yet."));
        if (days.from().isBefore(computed.from())) {
            throw Requests.invalid("from", "is before " + computed.from() + ", from when on segments are computed");
        }
        var felt = store.ofSegment(brand, segment.wire(), days.from(), days.to());
        return new JourneyView(
                brand, days.from(), days.to(), segment.wire(), null, computed.at(), Journey.of(felt, config.order()));
    }

    private static Segment segment(String name) {
        try {
            return Segment.of(name);
        } catch (IllegalArgumentException e) {
            throw Requests.invalid("segment", "is not the name of a segment");
        }
    }
}
