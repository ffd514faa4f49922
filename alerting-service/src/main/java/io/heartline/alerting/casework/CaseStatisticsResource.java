package io.heartline.alerting.casework;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How the work on cases goes, and what came of it. */
@Path("/cases")
@RolesAllowed(Role.READ)
@Tag(name = "Cases")
class CaseStatisticsResource {
    private static final Duration PERIOD = Duration.ofDays(90);

    private final CaseStatistics statistics;
    private final Recovery.Terms terms;
    private final Caller caller;
    private final Clock clock;

    CaseStatisticsResource(CaseStatistics statistics, Recoveries recoveries, Caller caller, Clock clock) {
        this.statistics = statistics;
        this.terms = recoveries.terms();
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Figures of the cases that were opened within a time.
     *
     * @param conventions what the figures mean, in words
     */
    public record StatisticsView(Instant from, Instant to, List<String> conventions, CaseStatistics.Figures figures) {}

    @GET
    @Path("/statistics")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "How long answers and closings take, and how many customers came back, with n and 95 % intervals",
            description = "Of the cases that were opened within the time; 90 days if none is given.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StatisticsView.class),
                            examples =
                                    @ExampleObject(
                                            name = "quarter",
                                            summary = "A quarter",
                                            value = CaseExamples.STATISTICS)))
    public StatisticsView statistics(
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String rootCause,
            @RestQuery @Nullable Instant from,
            @RestQuery @Nullable Instant to) {
        var period = Period.of(from, to, PERIOD, clock.instant());
        var query = new CaseStatistics.Query(
                period.from(), period.to(), brand, team, Filters.parse("rootCause", rootCause, RootCause::of));
        return new StatisticsView(period.from(), period.to(), conventions(), statistics.of(query, caller.brands()));
    }

    private List<String> conventions() {
        return List.of(
                "times in minutes around the clock from the opening, of cases that were answered or closed; those that"
                        + " wait are in none",
                "quantiles with 95 % intervals by order statistics; shares with Wilson's",
                "recovered: " + terms.settle().toDays() + " to "
                        + terms.window().toDays()
                        + " days after the closing the customer was heard or bought, and stands at 0 or above and at no"
                        + " risk; closing a case recovers nobody",
                "a customer with several cases counts once for each");
    }
}
