package io.heartline.metrics.indicator;

import io.heartline.contracts.Ids;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.TooLarge;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Keeps figures of others to compare with. */
@Path("/benchmarks")
@Tag(name = "Indicators")
class BenchmarkResource {
    private static final String UPLOADED = """
            {"brand": "skylark-air", "indicator": "nps", "source": "industry report 2025", "value": 34, "n": 5000}""";
    private static final long N_MAX = 1_000_000_000_000L;

    private final Benchmarks benchmarks;
    private final Requests requests;
    private final Caller caller;
    private final Clock clock;

    BenchmarkResource(Benchmarks benchmarks, Requests requests, Caller caller, Clock clock) {
        this.benchmarks = benchmarks;
        this.requests = requests;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A figure of others.
     *
     * @param indicator which one, as {@code GET /indicators} names it
     * @param source who says so, and of when
     * @param value in the unit of the indicator
     * @param n of how many, if it is known
     */
    public record BenchmarkRequest(
            @NotBlank @Nullable String brand,
            @NotBlank @Nullable String indicator,
            @NotBlank @Size(max = 200) @Nullable String source,
            @Nullable Double value,
            @Min(1) @Max(N_MAX) @Nullable Long n) {}

    /** A figure of others, as it is kept. */
    public record BenchmarkView(
            UUID id,
            String brand,
            String indicator,
            String source,
            double value,
            @Nullable Long n,
            String uploadedBy,
            Instant uploadedAt) {
        static BenchmarkView of(Benchmarks.Benchmark kept) {
            return new BenchmarkView(
                    kept.id(),
                    kept.brand(),
                    kept.indicator(),
                    kept.source(),
                    kept.value(),
                    kept.n(),
                    kept.uploadedBy(),
                    kept.uploadedAt());
        }
    }

    /** All benchmarks of a brand. */
    public record BenchmarksView(List<BenchmarkView> items) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Upload a figure to compare an indicator with",
            description = "Another one of the same indicator and source takes its place; at most 200 a brand.")
    public BenchmarkView upload(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "nps", value = UPLOADED))) @Valid
                    BenchmarkRequest request) {
        var brand = requests.brand(request.brand());
        var indicator = Objects.requireNonNull(request.indicator());
        var value = request.value();
        if (!Names.ALL.contains(indicator)) {
            throw Requests.invalid("indicator", "is not one of " + String.join(", ", Names.ALL));
        }
        if (value == null || value.isNaN() || value.isInfinite()) {
            throw Requests.invalid("value", "is not a number");
        }
        var uploaded = benchmarks.upload(new Benchmarks.Benchmark(
                Ids.next(),
                brand,
                indicator,
                Objects.requireNonNull(request.source()),
                value,
                request.n(),
                caller.name(),
                clock.instant()));
        if (benchmarks.of(brand).size() > Benchmarks.PER_BRAND_MAX) {
            throw new TooLarge(
                    "too-many-benchmarks", "A brand has at most " + Benchmarks.PER_BRAND_MAX + " benchmarks.");
        }
        return BenchmarkView.of(uploaded);
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "All figures that a brand's indicators are compared with")
    public BenchmarksView list(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        return new BenchmarksView(benchmarks.of(requests.brand(brand)).stream()
                .map(BenchmarkView::of)
                .toList());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @ResponseStatus(204)
    @Operation(summary = "Compare with a figure no longer")
    public void delete(
            @RestPath UUID id, @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        if (!benchmarks.delete(requests.brand(brand), id)) {
            throw new NotFound("unknown-benchmark", "There is no benchmark " + id + ".");
        }
    }
}
