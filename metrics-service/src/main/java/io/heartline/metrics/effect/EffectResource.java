package io.heartline.metrics.effect;

import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/** What outreach caused. */
@Path("/effects")
@Tag(name = "Effects")
public class EffectResource {
    private static final String LABEL = "caused";
    private static final int SHOWN_MAX = 300;
    private static final String SHOWN = """
            {"brand": "skylark-air", "label": "caused", "computedAt": "2026-03-01T00:15:00Z", "retentionMin": 0.05,
             "effects": [{"play": "apologise", "playVersion": 2, "variant": "warm", "days": 90,
               "treatment": {"assigned": 950, "n": 900, "retained": {"percent": 62.0, "n": 900,
                             "interval": {"low": 58.8, "high": 65.1}}, "rewardTotal": 0.0, "rewardEach": 0.0,
                             "crossed": 0,
                             "balance": {"value": 1.2, "n": 900, "variance": 9.0, "interval": {"low": 1.0, "high": 1.4}}},
               "control": {"assigned": 105, "n": 100, "retained": {"percent": 50.0, "n": 100,
                             "interval": {"low": 40.4, "high": 59.6}}, "rewardTotal": 0.0, "rewardEach": 0.0,
                             "crossed": 1,
                             "balance": {"value": 0.2, "n": 100, "variance": 9.0, "interval": {"low": -0.4, "high": 0.8}}},
               "retention": {"value": 12.0, "interval": {"low": 1.9, "high": 22.1}, "pValue": 0.02, "method": "newcombe"},
               "alwaysValid": {"low": -6.0, "high": 30.0}, "power": 0.16, "sampleMin": 868,
               "balance": {"value": 1.0, "interval": {"low": 0.4, "high": 1.6}, "pValue": 0.002, "method": "welch"},
               "verdict": "continue"}]}""";
    private static final String RUN = """
            {"brand": "skylark-air"}""";

    private final Effects effects;
    private final EffectRuns runs;
    private final EffectConfig config;
    private final Requests requests;
    private final Semaphore run = new Semaphore(1);

    EffectResource(Effects effects, EffectRuns runs, EffectConfig config, Requests requests) {
        this.effects = effects;
        this.runs = runs;
        this.config = config;
        this.requests = requests;
    }

    /**
     * What outreach caused.
     *
     * @param label that treated and withheld differ by the draw alone
     * @param computedAt null before the first time
     * @param retentionMin the smallest difference of shares that matters
     */
    public record EffectsView(
            String brand, String label, @Nullable Instant computedAt, double retentionMin, List<EffectView> effects) {}

    /**
     * One variant of one version of a play, so many days after the draw.
     *
     * @param retention treated less withheld, in percent points, with its test for one look
     * @param alwaysValid the interval of the same that holds however often one looks, in percent points
     * @param power to find the smallest difference that matters
     * @param sampleMin how many the smaller arm needs for a power of 80 %
     * @param balance treated less withheld of the mean changes of balances, in units
     * @param verdict too-few, continue, stop-benefit, stop-harm or stop-futile
     */
    public record EffectView(
            String play,
            int playVersion,
            String variant,
            int days,
            ArmView treatment,
            ArmView control,
            @Nullable Difference retention,
            @Nullable Interval alwaysValid,
            @Nullable Double power,
            long sampleMin,
            @Nullable Difference balance,
            String verdict) {
        static EffectView of(Comparison comparison) {
            var sequential = comparison.sequential();
            return new EffectView(
                    comparison.play(),
                    comparison.playVersion(),
                    comparison.variant(),
                    comparison.days(),
                    ArmView.of(comparison.treatment()),
                    ArmView.of(comparison.control()),
                    comparison.retention(),
                    sequential == null
                            ? null
                            : new Interval(
                                    100 * sequential.interval().low(),
                                    100 * sequential.interval().high()),
                    comparison.power(),
                    comparison.sampleMin(),
                    comparison.balance(),
                    comparison.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /**
     * One arm.
     *
     * @param assigned how many were drawn for it
     * @param n of how many of them the days have passed
     * @param balance the mean change of the balance, in units
     * @param rewardTotal what rewards cost in that time, in the brand's currency
     * @param rewardEach the same for each of n; null of nobody
     * @param crossed how many of the control arm were reached nevertheless
     */
    public record ArmView(
            long assigned,
            long n,
            Share retained,
            Average balance,
            double rewardTotal,
            @Nullable Double rewardEach,
            long crossed) {
        static ArmView of(Comparison.Group group) {
            long n = group.retained().n();
            return new ArmView(
                    group.assigned(),
                    n,
                    group.retained(),
                    group.balance(),
                    group.reward(),
                    n == 0 ? null : (Double) (group.reward() / n),
                    group.crossed());
        }
    }

    /** What to compute. */
    public record RunRequest(@NotBlank @Nullable String brand) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What outreach caused: treated less withheld customers, 30, 90 and 180 days after the draw",
            description =
                    "By assigned arm whatever happened after. At most 300 rows; ask for a play if there are more.")
    @APIResponse(
            responseCode = "200",
            description = "Effects, as computed last",
            content = @Content(examples = @ExampleObject(name = "one", summary = "One variant", value = SHOWN)))
    public EffectsView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "One play; all if absent", example = "apologise") @Nullable
                    String play) {
        return view(requests.brand(brand), play);
    }

    @POST
    @Path("/runs")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @ResponseStatus(201)
    @Operation(
            summary = "Find what came of outreach now",
            description = "It is done once a day by itself. One run at a time; another one gets 409.")
    public EffectsView compute(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "brand", value = RUN))) @Valid
                    RunRequest request) {
        var of = requests.brand(request.brand());
        if (!run.tryAcquire()) {
            throw new Conflict("run-in-progress", "Another brand is being computed.");
        }
        try {
            runs.run(of);
        } finally {
            run.release();
        }
        return view(of, null);
    }

    private EffectsView view(String brand, @Nullable String play) {
        double retentionMin = config.retentionMin().doubleValue();
        return new EffectsView(
                brand,
                LABEL,
                effects.computedAt(brand).orElse(null),
                retentionMin,
                Comparison.of(effects.counts(brand, play), retentionMin).stream()
                        .limit(SHOWN_MAX)
                        .map(EffectView::of)
                        .toList());
    }
}
