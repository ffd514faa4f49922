package io.heartline.metrics.voice;

import io.heartline.metrics.daily.DailyJobs;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Who is heard, and who is not. */
@Path("/voice")
@Tag(name = "Voice")
public class VoiceResource {
    private static final String EXAMPLE = """
            {"brand": "skylark-air", "computedAt": "2026-03-01T02:00:00Z", "report": {
              "windowDays": 90, "active": 4000, "heard": 400,
              "coverage": {"percent": 10.0, "n": 4000, "interval": {"low": 9.1, "high": 11.0}},
              "strata": [{"dimension": "region", "stratum": "north", "active": 3000, "heard": 390,
                "coverage": {"percent": 13.0, "n": 3000, "interval": {"low": 11.8, "high": 14.3}},
                "invited": 100, "answered": 20,
                "response": {"percent": 20.0, "n": 100, "interval": {"low": 13.3, "high": 28.9}}}],
              "concentration": {"voices": 400, "top": 4, "percent": 12.5},
              "raw": {"value": -0.31, "n": 900, "nEff": 900.0, "interval": {"low": -0.35, "high": -0.27}},
              "perPerson": {"value": -0.12, "n": 400, "nEff": 400.0, "interval": {"low": -0.18, "high": -0.06}},
              "raked": {"mean": {"value": -0.08, "n": 400, "nEff": 251.0, "interval": {"low": -0.15, "high": -0.01}},
                "dimensions": ["region"], "weightMin": 0.77, "weightMax": 3.0, "marginError": 0.004,
                "unheardStrata": []},
              "gap": 0.23, "bounds": {"low": -0.912, "high": 0.888}, "tooThin": false, "reasons": []}}""";

    private final VoiceStore store;
    private final Voices voices;
    private final DailyJobs jobs;
    private final Requests requests;

    VoiceResource(VoiceStore store, Voices voices, DailyJobs jobs, Requests requests) {
        this.store = store;
        this.voices = voices;
        this.jobs = jobs;
        this.requests = requests;
    }

    /**
     * Who is heard of a brand.
     *
     * @param computedAt when; the window ends then
     */
    public record VoiceView(String brand, Instant computedAt, Report report) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Who is heard of a brand, and what is felt if those who are heard were like everybody",
            description = "As computed once a day. Intervals are 95 %. Weights correct the dimensions that are named, "
                    + "not that whoever feels strongly speaks more often: the bounds say what the unheard may change.")
    @APIResponse(
            responseCode = "200",
            description = "The last report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VoiceView.class),
                            examples = @ExampleObject(name = "one", summary = "A tenth is heard", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "Nothing was computed yet, or the key does not see the brand")
    public VoiceView get(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        return view(requests.brand(brand));
    }

    @POST
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Computes now who is heard, and publishes the coverage of each stratum",
            description = "Reads all evidence of the window: seconds for a million expressions.")
    @APIResponse(
            responseCode = "200",
            description = "The new report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VoiceView.class),
                            examples = @ExampleObject(name = "one", summary = "A tenth is heard", value = EXAMPLE)))
    public VoiceView compute(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        var of = requests.brand(brand);
        jobs.run(of, voices);
        return view(of);
    }

    private VoiceView view(String brand) {
        return store.last(brand)
                .map(kept -> new VoiceView(brand, kept.at(), kept.report()))
                .orElseThrow(() -> new NotFound("no-report-yet", "Nothing was computed of this brand yet."));
    }
}
