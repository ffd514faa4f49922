package io.heartline.metrics.retention;

import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.LogRank;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How long customers stay. */
@Path("/retention")
@Tag(name = "Retention")
public class RetentionResource {
    private static final String LABEL = "associated";
    private static final String SURVIVAL = """
            {"brand": "skylark-air", "label": "associated", "computedAt": "2026-03-01T00:15:00Z",
             "since": "2025-09-02T00:00:00Z", "until": "2026-03-01T00:00:00Z",
             "rule": "a customer is who bought within the last 90 days", "by": "segment",
             "groups": [{"name": "repeat-fan", "n": 210, "lost": 31, "medianDays": null,
                         "steps": [{"day": 12, "atRisk": 210, "lost": 1, "left": 0.995,
                                    "interval": {"low": 0.967, "high": 0.999}}]}],
             "logRank": {"chiSquared": 16.8, "degreesOfFreedom": 1, "pValue": 0.00004}}""";
    private static final String HAZARD = """
            {"brand": "skylark-air", "label": "associated", "computedAt": "2026-03-01T00:15:00Z",
             "since": "2025-09-02T00:00:00Z", "until": "2026-03-01T00:00:00Z", "exposureDays": 90,
             "rule": "a customer is who bought within the last 90 days", "n": 900, "lost": 240, "concordance": 0.66,
             "covariates": [{"name": "anger", "meaning": "expressed anger at least once in the time before",
                             "exposed": 120, "ratio": 1.8, "interval": {"low": 1.3, "high": 2.5}, "pValue": 0.0004}],
             "leftOut": {"fear": "fewer than 10 customers expressed it, or fewer than that did not"}}""";
    private static final String RUN = """
            {"brand": "skylark-air"}""";

    private final Retentions retentions;
    private final Requests requests;
    private final Clock clock;
    private final Semaphore run = new Semaphore(1);

    RetentionResource(Retentions retentions, Requests requests, Clock clock) {
        this.retentions = retentions;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * How long the customers of each segment stayed.
     *
     * @param label that nothing is said about causes
     * @param since from when on everybody who was a customer then was watched
     * @param until when watching ended
     * @param rule how customers count as lost
     * @param logRank whether groups of at least 10 differ; null where that cannot be tested
     */
    public record SurvivalView(
            String brand,
            String label,
            Instant computedAt,
            Instant since,
            Instant until,
            String rule,
            String by,
            List<GroupView> groups,
            @Nullable LogRank logRank) {}

    /**
     * One group.
     *
     * @param medianDays when half of them had been lost; null if that was not reached
     */
    public record GroupView(
            String name, long n, long lost, @Nullable Double medianDays, List<StepView> steps) {
        static GroupView of(Association.Group group) {
            var curve = group.curve();
            return new GroupView(
                    group.name(),
                    curve.n(),
                    curve.ends(),
                    curve.median(),
                    curve.steps().stream()
                            .map(step ->
                                    new StepView(step.time(), step.atRisk(), step.ends(), step.left(), step.interval()))
                            .toList());
        }
    }

    /** The share that is left after so many days. */
    public record StepView(
            double day,
            long atRisk,
            long lost,
            double left,
            @Nullable Interval interval) {}

    /**
     * By which factor the risk of being lost goes with what was felt before.
     *
     * @param exposureDays how many days before counted
     * @param leftOut covariates that are not in the model, each with the reason
     * @param concordance 0.5 by chance; null without a model
     */
    public record HazardView(
            String brand,
            String label,
            Instant computedAt,
            Instant since,
            Instant until,
            long exposureDays,
            String rule,
            long n,
            long lost,
            @Nullable Double concordance,
            List<CovariateView> covariates,
            Map<String, String> leftOut) {}

    /** One covariate; the ratio is that of the hazards, all other covariates being equal. */
    public record CovariateView(
            String name, String meaning, @Nullable Long exposed, double ratio, Interval interval, double pValue) {
        static CovariateView of(Association.Covariate covariate) {
            return new CovariateView(
                    covariate.name(),
                    covariate.meaning(),
                    covariate.exposed(),
                    covariate.ratio(),
                    covariate.interval(),
                    covariate.pValue());
        }
    }

    /** What to compute. */
    public record RunRequest(@NotBlank @Nullable String brand) {}

    @GET
    @Path("/survival")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "How long the customers of each segment stayed (Kaplan–Meier), as computed last",
            description =
                    "The segment is that of the day from which they are watched. Intervals are Greenwood's on the "
                            + "scale log(−log).")
    @APIResponse(
            responseCode = "200",
            description = "Curves, associated with segments, not caused by them",
            content = @Content(examples = @ExampleObject(name = "one", summary = "One segment", value = SURVIVAL)))
    @APIResponse(responseCode = "404", description = "Nothing was computed yet")
    public SurvivalView survival(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "segment, which is the default", example = "segment") @Nullable
                    String by) {
        if (by != null && !by.equals("segment")) {
            throw Requests.invalid("by", "is not segment");
        }
        var of = requests.brand(brand);
        return survival(of, kept(of));
    }

    @GET
    @Path("/hazard")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "By which factor the risk of being lost goes with what was felt before (Cox), as computed last",
            description =
                    "Associated, not caused: who felt differently may differ in what is not among the covariates.")
    @APIResponse(
            responseCode = "200",
            description = "Hazard ratios",
            content = @Content(examples = @ExampleObject(name = "one", summary = "One emotion", value = HAZARD)))
    @APIResponse(responseCode = "404", description = "Nothing was computed yet")
    public HazardView hazard(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        var of = requests.brand(brand);
        var kept = kept(of);
        var run = kept.run();
        return new HazardView(
                of,
                LABEL,
                kept.computedAt(),
                run.since(),
                run.until(),
                run.exposureDays(),
                run.rule(),
                run.hazard().n(),
                run.hazard().lost(),
                run.hazard().concordance(),
                run.hazard().covariates().stream().map(CovariateView::of).toList(),
                run.hazard().leftOut());
    }

    @POST
    @Path("/runs")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @ResponseStatus(201)
    @Operation(
            summary = "Compute how long customers stay now",
            description = "It is computed once a day by itself. One run at a time; another one gets 409.")
    public SurvivalView compute(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "brand", value = RUN))) @Valid
                    RunRequest request) {
        var of = requests.brand(request.brand());
        if (!run.tryAcquire()) {
            throw new Conflict("run-in-progress", "Another brand is being computed.");
        }
        try {
            return survival(of, retentions.compute(of, clock));
        } finally {
            run.release();
        }
    }

    private Retentions.Kept kept(String brand) {
        return retentions
                .find(brand)
                .orElseThrow(() -> new NotFound(
                        "not-computed", "Nothing was computed yet of this brand; POST /retention/runs does."));
    }

    private static SurvivalView survival(String brand, Retentions.Kept kept) {
        var run = kept.run();
        return new SurvivalView(
                brand,
                LABEL,
                kept.computedAt(),
                run.since(),
                run.until(),
                run.rule(),
                "segment",
                run.survival().groups().stream().map(GroupView::of).toList(),
                run.survival().logRank());
    }
}
