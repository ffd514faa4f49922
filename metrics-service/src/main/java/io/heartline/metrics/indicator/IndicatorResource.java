package io.heartline.metrics.indicator;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.estimate.BetaGeometric;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.GammaGamma;
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
import java.time.LocalDate;
import java.util.List;
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

/** Indicators of scopes and periods. */
@Path("/indicators")
@Tag(name = "Indicators")
public class IndicatorResource {
    private static final String SHOWN = """
            {"brand": "skylark-air", "scope": "brand", "value": "skylark-air", "from": "2026-02-01", "to": "2026-03-01",
             "previousFrom": "2026-01-04", "previousTo": "2026-02-01", "computedAt": "2026-03-01T00:15:00Z", "model": null,
             "indicators": [
               {"indicator": "nps", "unit": "points",
                "convention": "100 × (share of 9–10 − share of 0–6) of the answers on 0–10",
                "value": 30.0, "n": 100, "interval": {"low": 14.7, "high": 45.3},
                "previous": {"value": 0.0, "n": 100, "interval": {"low": -17.5, "high": 17.5}},
                "difference": {"value": 30.0, "interval": {"low": 6.7, "high": 53.3}, "pValue": 0.0115,
                               "method": "nps-variance"},
                "benchmarks": [{"source": "industry report 2025", "value": 34.0, "n": 5000, "within": true,
                                "difference": null}]}]}""";
    private static final String RUN = """
            {"brand": "skylark-air", "from": "2026-01-01", "to": "2026-04-01"}""";

    private final IndicatorReport report;
    private final Relationships relationships;
    private final Benchmarks benchmarks;
    private final Requests requests;
    private final Periods periods;
    private final Semaphore run = new Semaphore(1);

    IndicatorResource(
            IndicatorReport report,
            Relationships relationships,
            Benchmarks benchmarks,
            Requests requests,
            Periods periods) {
        this.report = report;
        this.relationships = relationships;
        this.benchmarks = benchmarks;
        this.requests = requests;
        this.periods = periods;
    }

    /**
     * Indicators of a scope.
     *
     * @param from the first UTC day
     * @param to the first UTC day after the period
     * @param previousFrom the first day of the period it is compared with; null without comparison
     * @param previousTo the first day after that
     * @param computedAt when the figures of relationships were computed; null if they were not for this period
     * @param model behind the predicted value; null where there is none
     */
    public record IndicatorsView(
            String brand,
            ScopeKind scope,
            String value,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate previousFrom,
            @Nullable LocalDate previousTo,
            @Nullable Instant computedAt,
            @Nullable ModelView model,
            List<IndicatorView> indicators) {}

    /**
     * The models of buying and spending and what they were made of.
     *
     * @param buyers who bought until the end of the period
     * @param repeats the sum of their days of purchase after the first
     * @param recencyWeeks the sum of the weeks from the first to the last day of purchase
     * @param ageWeeks the sum of the weeks from the first day of purchase to the last day of the period
     * @param alive the mean probability to be a customer still
     */
    public record ModelView(
            long buyers,
            long repeats,
            double recencyWeeks,
            double ageWeeks,
            @Nullable Double alive,
            @Nullable BetaGeometric buying,
            @Nullable GammaGamma spending) {}

    /**
     * A figure and how sure it is.
     *
     * @param unit {@code points}, {@code percent}, {@code seconds}, the name of a scale, or ISO 4217
     * @param convention how it is counted
     * @param value null of nothing
     * @param n of how many
     * @param interval 95 %; null where there is none
     * @param previous of the period it is compared with; null without comparison
     * @param difference of both, with its test; null without comparison or where it cannot be tested
     */
    public record IndicatorView(
            String indicator,
            String unit,
            String convention,
            @Nullable Double value,
            long n,
            @Nullable Interval interval,
            @Nullable ValueView previous,
            @Nullable Difference difference,
            List<BenchmarkView> benchmarks) {}

    /** A figure of another period. */
    public record ValueView(
            @Nullable Double value, long n, @Nullable Interval interval) {
        static ValueView of(Estimate estimate) {
            return new ValueView(estimate.value(), estimate.n(), estimate.interval());
        }
    }

    /**
     * A figure of others.
     *
     * @param within whether it lies in the interval of the own figure; null without one
     * @param difference of the own figure to it, with its test; null unless it is a share of a known number
     */
    public record BenchmarkView(
            String source,
            double value,
            @Nullable Long n,
            @Nullable Boolean within,
            @Nullable Difference difference) {
        static BenchmarkView of(Benchmarks.Benchmark other, Estimate own) {
            var interval = own.interval();
            boolean isShare = own instanceof Estimate.Proportion && other.n() != null && other.value() >= 0;
            var shares = isShare && other.n() != null && other.value() <= 100
                    ? Share.of(Math.round(other.value() / 100 * other.n()), other.n())
                    : null;
            return new BenchmarkView(
                    other.source(),
                    other.value(),
                    other.n(),
                    interval == null ? null : (Boolean) interval.contains(other.value()),
                    shares == null ? null : own.above(new Estimate.Proportion(shares)));
        }
    }

    /** What to compute. */
    public record RunRequest(
            @NotBlank @Nullable String brand,
            @NotBlank @Nullable String from,
            @NotBlank @Nullable String to) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Ratings, replies, response, orders, loyalty and value of a scope in a period",
            description = "Each with its convention, n and a 95 % interval; null of nothing. A difference has a test. "
                    + "Loyalty and value are computed once a day for the last 30, 90 and 365 days and the last month, and "
                    + "by POST /indicators/runs for any other period, of the brand alone.")
    @APIResponse(
            responseCode = "200",
            description = "Indicators, always in the same order",
            content = @Content(examples = @ExampleObject(name = "nps", summary = "One of them", value = SHOWN)))
    public IndicatorsView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery
                    @Parameter(description = "brand (the default), product, channel, touchpoint or campaign")
                    @Nullable
                    String scope,
            @RestQuery @Parameter(description = "Which one; needless for the scope brand") @Nullable String value,
            @RestQuery @Parameter(description = "The first UTC day; 30 days before to if absent") @Nullable String from,
            @RestQuery @Parameter(description = "The first UTC day after the period; today if absent") @Nullable
                    String to,
            @RestQuery
                    @Parameter(description = "previous: the period of the same length before", example = "previous")
                    @Nullable
                    String compare) {
        var of = requests.brand(brand);
        var kind = scope(scope);
        var which = Requests.value(of, kind, value);
        var period = periods.of(from, to);
        if (compare != null && !compare.equals("previous")) {
            throw Requests.invalid("compare", "is not previous");
        }
        var now = report.of(of, kind, which, period);
        var before = compare == null ? null : report.of(of, kind, which, period.before());
        var others = kind == ScopeKind.BRAND ? benchmarks.of(of) : List.<Benchmarks.Benchmark>of();
        return new IndicatorsView(
                of,
                kind,
                which,
                period.from(),
                period.to(),
                before == null ? null : period.before().from(),
                before == null ? null : period.before().to(),
                now.relationship().map(Relationships.Computed::at).orElse(null),
                now.relationship().map(IndicatorResource::model).orElse(null),
                now.all().stream().map(figure -> view(figure, before, others)).toList());
    }

    @POST
    @Path("/runs")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @ResponseStatus(201)
    @Operation(
            summary = "Compute loyalty and value of a brand for a period now",
            description = "One run at a time; another one gets 409. It may take a minute for 50,000 customers.")
    public IndicatorsView compute(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "quarter", value = RUN))) @Valid
                    RunRequest request) {
        var of = requests.brand(request.brand());
        var period = periods.of(request.from(), request.to());
        if (!run.tryAcquire()) {
            throw new Conflict("run-in-progress", "Another period is being computed.");
        }
        try {
            relationships.compute(of, period.from(), period.to());
        } finally {
            run.release();
        }
        return get(of, null, null, period.from().toString(), period.to().toString(), null);
    }

    static ScopeKind scope(@Nullable String scope) {
        var kind = Requests.scope(scope);
        if (kind == ScopeKind.ASPECT) {
            throw Requests.invalid("scope", "is not one of brand, product, channel, touchpoint, campaign");
        }
        return kind;
    }

    private static ModelView model(Relationships.Computed computed) {
        var value = computed.figures().value();
        return new ModelView(
                value.n(),
                value.repeats(),
                value.recency(),
                value.age(),
                value.alive(),
                value.buying(),
                value.spending());
    }

    private static IndicatorView view(
            Figure figure, IndicatorReport.@Nullable Report before, List<Benchmarks.Benchmark> others) {
        var own = figure.estimate();
        var then = before == null
                ? null
                : before.find(figure).map(Figure::estimate).orElse(null);
        return new IndicatorView(
                figure.indicator(),
                figure.unit(),
                figure.convention(),
                own.value(),
                own.n(),
                own.interval(),
                then == null ? null : ValueView.of(then),
                then == null ? null : own.above(then),
                others.stream()
                        .filter(other -> other.indicator().equals(figure.indicator()))
                        .map(other -> BenchmarkView.of(other, own))
                        .toList());
    }
}
