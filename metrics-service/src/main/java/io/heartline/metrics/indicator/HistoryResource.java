package io.heartline.metrics.indicator;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An indicator over time. */
@Path("/indicators/history")
@Tag(name = "Indicators")
class HistoryResource {
    private static final Set<String> GRAINS = Set.of("day", "week", "month");

    /** The longest history by day. */
    private static final int DAYS_MAX = 100;

    private final ObservationStore observations;
    private final Requests requests;
    private final Periods periods;

    HistoryResource(ObservationStore observations, Requests requests, Periods periods) {
        this.observations = observations;
        this.requests = requests;
        this.periods = periods;
    }

    /**
     * An indicator over time.
     *
     * @param grain day, week (from Monday) or month, in UTC
     * @param points those of which there is anything, in order of time
     */
    public record HistoryView(
            String brand, ScopeKind scope, String value, String indicator, String grain, List<PointView> points) {}

    /**
     * An indicator of a day, week or month.
     *
     * @param since its first day
     * @param unit as in {@code GET /indicators}; tells currencies apart
     */
    public record PointView(
            LocalDate since,
            String unit,
            @Nullable Double value,
            long n,
            @Nullable Interval interval) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "One indicator of a scope by day, week or month",
            description =
                    "At most 366 days, by day at most 100. Not for loyalty and value, which no sums of days give. A week or a month that "
                            + "the period divides counts only what lies within.")
    public HistoryView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "As in GET /indicators") @Nullable String scope,
            @RestQuery @Parameter(description = "Which one; needless for the scope brand") @Nullable String value,
            @RestQuery @Parameter(required = true, example = "nps") @Nullable String indicator,
            @RestQuery @Parameter(description = "day (the default), week or month", example = "week") @Nullable
                    String grain,
            @RestQuery @Parameter(description = "As in GET /indicators") @Nullable String from,
            @RestQuery @Parameter(description = "As in GET /indicators") @Nullable String to) {
        var of = requests.brand(brand);
        var kind = IndicatorResource.scope(scope);
        var which = Requests.value(of, kind, value);
        var by = grain == null ? "day" : grain;
        if (!GRAINS.contains(by)) {
            throw Requests.invalid("grain", "is not day, week or month");
        }
        if (indicator == null || !Names.LIVE.contains(indicator)) {
            throw Requests.invalid("indicator", "is not one of " + String.join(", ", Names.LIVE));
        }
        var period = periods.of(from, to);
        if (by.equals("day") && ChronoUnit.DAYS.between(period.from(), period.to()) > DAYS_MAX) {
            throw Requests.invalid("grain", "is day, but the period has more than " + DAYS_MAX + " days");
        }
        List<PointView> points = new ArrayList<>();
        observations
                .history(by, of, kind, which, period, Names.measures(indicator))
                .forEach((since, sums) -> points.addAll(points(since, indicator, sums)));
        return new HistoryView(of, kind, which, indicator, by, points);
    }

    private static List<PointView> points(LocalDate since, String indicator, Map<String, Totals> sums) {
        return Figures.of(sums).stream()
                .filter(figure -> figure.indicator().equals(indicator)
                        && figure.estimate().n() > 0)
                .map(figure -> new PointView(
                        since,
                        figure.unit(),
                        figure.estimate().value(),
                        figure.estimate().n(),
                        figure.estimate().interval()))
                .toList();
    }
}
