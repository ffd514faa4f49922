package io.heartline.metrics.driver;

import io.heartline.metrics.request.Days;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What drives what is felt. */
@Path("/drivers")
@Tag(name = "Drivers")
public class DriverResource {
    /** At most this many themes are told, the strongest. */
    private static final int THEMES_MAX = 200;

    private static final String EXAMPLE = """
            {"brand": "skylark-air", "kind": "aspect", "from": "2026-02-01T00:00:00Z", "to": "2026-03-01T00:00:00Z",
             "expressions": 400, "leavingComputedAt": "2026-03-01T02:00:00Z", "exposureDays": 90, "outcomeDays": 90,
             "drivers": [{"impact": {"theme": "delivery",
                 "mentions": {"percent": 25.0, "n": 400, "interval": {"low": 21.0, "high": 29.5}},
                 "mentioned": {"value": -0.5, "n": 100, "variance": 0.04, "interval": {"low": -0.54, "high": -0.46}},
                 "without": {"value": 0.1, "n": 300, "variance": 0.09, "interval": {"low": 0.07, "high": 0.13}},
                 "impact": -0.15, "interval": {"low": -0.163, "high": -0.137},
                 "negative": {"percent": 80.0, "n": 100, "interval": {"low": 71.1, "high": 86.7}},
                 "positive": {"percent": 10.0, "n": 100, "interval": {"low": 5.5, "high": 17.4}}, "emotions": {}},
               "leaving": [{"emotion": "anger",
                 "exposed": {"percent": 20.0, "n": 50, "interval": {"low": 11.2, "high": 33.0}},
                 "others": {"percent": 10.0, "n": 200, "interval": {"low": 6.6, "high": 14.9}},
                 "difference": {"value": 10.0, "interval": {"low": -0.1, "high": 23.4}, "pValue": 0.05,
                   "method": "newcombe"}, "label": "associated"}]}]}""";

    private final DriverStore store;
    private final DriverConfig config;
    private final Requests requests;

    DriverResource(DriverStore store, DriverConfig config, Requests requests) {
        this.store = store;
        this.config = config;
        this.requests = requests;
    }

    /**
     * What drives what is felt.
     *
     * @param from the start of the first day
     * @param to the start of the first day after the last
     * @param expressions how many there are in these days, whatever they mention
     * @param leavingComputedAt when it was counted who left; null if it was not yet
     * @param exposureDays for how many days themes were collected for that
     * @param outcomeDays in how many days after it a person left, by a cancellation or by no evidence at all
     */
    public record DriversView(
            String brand,
            String kind,
            Instant from,
            Instant to,
            long expressions,
            @Nullable Instant leavingComputedAt,
            int exposureDays,
            int outcomeDays,
            List<DriverView> drivers) {}

    /** A theme, what it does to the score, and how leaving goes together with it. */
    public record DriverView(Impact impact, List<Association> leaving) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Which themes lower and raise the score, and how leaving goes together with them",
            description =
                    "Impact: the mean valence of everything less that of what does not mention the theme, over at most "
                            + Days.MAX
                            + " UTC days. Leaving is counted once a day and is an association, no effect. Intervals are 95 %.")
    @APIResponse(
            responseCode = "200",
            description = "The themes, the strongest first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DriversView.class),
                            examples = @ExampleObject(name = "one", summary = "Delivery", value = EXAMPLE)))
    public DriversView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery
                    @Parameter(description = "aspect (the default) or quality: a dimension of service quality")
                    @Nullable
                    String kind,
            @RestQuery @Parameter(description = Days.FROM) @Nullable String from,
            @RestQuery @Parameter(description = Days.TO) @Nullable String to) {
        var of = requests.brand(brand);
        var themes = Kind.of(kind);
        var days = Days.of(requests, from, to);
        var all = store.read(of, DriverTally.ALL, days.from(), days.to())
                .getOrDefault(DriverTally.ALL, new long[DriverTally.COUNTERS.size()]);
        var cohort = store.cohort(of).orElse(null);
        Map<String, List<DriverStore.Exposed>> exposed = cohort == null ? Map.of() : store.exposed(of, themes);
        var drivers = Impact.of(all, store.read(of, themes.wire(), days.from(), days.to())).stream()
                .limit(THEMES_MAX)
                .map(impact -> new DriverView(
                        impact,
                        exposed.getOrDefault(impact.theme(), List.of()).stream()
                                .map(those -> Association.of(those, Objects.requireNonNull(cohort)))
                                .toList()))
                .toList();
        return new DriversView(
                of,
                themes.wire(),
                days.from(),
                days.to(),
                all[DriverTally.N],
                cohort == null ? null : cohort.at(),
                config.exposureDays(),
                config.outcomeDays(),
                drivers);
    }
}
