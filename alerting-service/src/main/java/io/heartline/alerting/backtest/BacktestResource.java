package io.heartline.alerting.backtest;

import io.heartline.alerting.detection.ComplaintHistories;
import io.heartline.alerting.detection.Judgement;
import io.heartline.alerting.detection.SurgeSettings;
import io.heartline.contracts.ScopeKind;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what a detector would have said. */
@Path("/backtests")
@Tag(name = "Backtests")
class BacktestResource {
    private static final int POINTS_MAX = 100_000;
    private static final int NAME_LENGTH_MAX = 200;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration HISTORY_MAX = Duration.ofDays(90);
    private static final Duration MONTH = Duration.ofDays(30);

    private final ComplaintHistories histories;
    private final Caller caller;

    BacktestResource(ComplaintHistories histories, Caller caller) {
        this.histories = histories;
        this.caller = caller;
    }

    /** A point of a series: {@code value} was counted at {@code t}. */
    public record PointInput(@NotNull Instant t, @NotNull Double value) {}

    /**
     * A part of the stored history of complaints.
     *
     * @param scope brand, product, touchpoint or aspect
     * @param value which one; the brand itself for the scope brand
     * @param from its start, cut down to a multiple of five minutes
     * @param until its end, at most 90 days later
     */
    public record HistoryInput(
            @NotNull @Size(max = NAME_LENGTH_MAX) String brand,
            @NotNull String scope,
            @NotNull @Size(max = NAME_LENGTH_MAX) String value,
            @NotNull Instant from,
            @NotNull Instant until) {}

    /**
     * Which detector, and how sure it must be.
     *
     * @param kind {@code surge} for bare counts, {@code crisis} for stored complaints; by default what the input is
     * @param surpriseMin of surge: the least surprise that alerts, 1 to 12
     * @param coolDown of surge: for how long an alert speaks for what follows, an ISO 8601 duration of at most 7 days
     */
    public record DetectorInput(
            @Nullable String kind,
            @Nullable Double surpriseMin,
            @Nullable Duration coolDown) {}

    /** Exactly one of a series and a part of the stored history. */
    public record BacktestRequest(
            @Nullable @Valid @Size(min = 1, max = POINTS_MAX)
            List<@NotNull @Valid PointInput> points,

            @Nullable @Valid HistoryInput history,
            @Nullable @Valid DetectorInput detector) {}

    /** When a detector would have alerted, and with which severity, 1 to 10. */
    public record AlertView(Instant t, int severity) {}

    /** The detector that was used. */
    public record DetectorView(
            String kind,
            @Nullable Double surpriseMin,
            @Nullable String coolDown) {}

    /**
     * What the detector would have said.
     *
     * @param scores for each point, 0 to 1; an alert has at least 0.5
     * @param n the number of points
     * @param alertsPerMonth alerts in 30 days; null for less than a day
     */
    public record BacktestView(
            List<Double> scores,
            List<AlertView> alerts,
            int n,
            @Nullable Double alertsPerMonth,
            DetectorView detector) {}

    @POST
    @RolesAllowed(Role.READ)
    @Blocking
    @Transactional
    @Operation(
            summary = "What a detector would have said of a series or of the stored history",
            description =
                    "Strictly causal: the answer for a point never depends on a later point. A series has at most 100,000 points.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(name = "series", value = BacktestExamples.SERIES),
                                @ExampleObject(name = "history", value = BacktestExamples.HISTORY)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "A score for each point, and the alerts",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BacktestView.class),
                            examples = @ExampleObject(name = "series", value = BacktestExamples.ANSWER)))
    public BacktestView run(@Valid @NotNull BacktestRequest request) {
        var points = request.points();
        var history = request.history();
        if ((points == null) == (history == null)) {
            throw new InvalidInput("ambiguous-backtest", "Give either points or a history.");
        }
        var detector = request.detector();
        return points != null ? series(points, detector) : stored(history, detector);
    }

    private static BacktestView series(List<PointInput> points, @Nullable DetectorInput detector) {
        if (detector != null && detector.kind() != null && !detector.kind().equals("surge")) {
            throw refused("detector.kind", "a series of bare values has the detector surge");
        }
        var settings = settings(detector);
        var judged = Backtests.run(
                points.stream()
                        .map(point -> new Backtests.Point(point.t(), point.value()))
                        .toList(),
                settings);
        return view(judged, points.stream().map(PointInput::t).toList(), surge(settings));
    }

    private BacktestView stored(@Nullable HistoryInput history, @Nullable DetectorInput detector) {
        var asked = history;
        if (asked == null) {
            throw new InvalidInput("ambiguous-backtest", "Give either points or a history.");
        }
        if (!caller.brands().contain(asked.brand())) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        var kind = scope(asked.scope());
        var from = floor(asked.from());
        var until = floor(asked.until());
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(HISTORY_MAX) > 0) {
            throw refused("history.until", "must be after from, by at most " + HISTORY_MAX.toDays() + " days");
        }
        List<Instant> times = new ArrayList<>();
        for (var at = from; at.isBefore(until); at = at.plus(WINDOW)) {
            times.add(at);
        }
        var name = detector == null || detector.kind() == null ? "crisis" : detector.kind();
        return switch (name) {
            case "crisis" -> {
                if (detector != null && (detector.surpriseMin() != null || detector.coolDown() != null)) {
                    throw refused("detector", "the crisis detector is configured for the service");
                }
                var judged = histories.crises(asked.brand(), kind, asked.value(), from, until);
                yield view(judged, times, new DetectorView("crisis", null, null));
            }
            case "surge" -> {
                var settings = settings(detector);
                var judged = histories.surges(asked.brand(), kind, asked.value(), from, until, settings);
                yield view(judged, times, surge(settings));
            }
            default -> throw refused("detector.kind", "must be crisis or surge");
        };
    }

    private static ScopeKind scope(String wire) {
        return switch (wire) {
            case "brand" -> ScopeKind.BRAND;
            case "product" -> ScopeKind.PRODUCT;
            case "touchpoint" -> ScopeKind.TOUCHPOINT;
            case "aspect" -> ScopeKind.ASPECT;
            default -> throw refused("history.scope", "must be brand, product, touchpoint or aspect");
        };
    }

    private static SurgeSettings settings(@Nullable DetectorInput detector) {
        var shipped = SurgeSettings.SHIPPED;
        if (detector == null) {
            return shipped;
        }
        var surpriseMin = detector.surpriseMin();
        var coolDown = detector.coolDown();
        try {
            return new SurgeSettings(
                    surpriseMin == null ? shipped.surpriseMin() : surpriseMin,
                    coolDown == null ? shipped.coolDown() : coolDown);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-detector", "The detector breaks a rule: " + e.getMessage() + ".");
        }
    }

    private static DetectorView surge(SurgeSettings settings) {
        return new DetectorView(
                "surge", settings.surpriseMin(), settings.coolDown().toString());
    }

    private static BacktestView view(List<Judgement> judged, List<Instant> times, DetectorView detector) {
        List<AlertView> alerts = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).alert()) {
                alerts.add(new AlertView(times.get(i), judged.get(i).severity()));
            }
        }
        var span = Duration.between(times.getFirst(), times.getLast());
        Double perMonth = span.compareTo(Duration.ofDays(1)) < 0
                ? null
                : Math.round(100.0 * alerts.size() * MONTH.toSeconds() / span.toSeconds()) / 100.0;
        return new BacktestView(
                judged.stream().map(Judgement::score).toList(), alerts, judged.size(), perMonth, detector);
    }

    private static Instant floor(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
    }

    private static InvalidInput refused(String field, String message) {
        return new InvalidInput(
                "invalid-backtest",
                "The backtest breaks a rule.",
                List.of(new Violation(null, field, "invalid-value", message)));
    }
}
