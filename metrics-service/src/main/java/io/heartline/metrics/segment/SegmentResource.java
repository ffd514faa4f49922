package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import io.heartline.metrics.estimate.Share;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How many persons are in which segment. */
@Path("/segments")
@Tag(name = "Segments")
public class SegmentResource {
    private static final Set<Segment> FANS = Set.of(Segment.NEW_FAN, Segment.REPEAT_FAN, Segment.SHIFTED_TO_FAN);
    private static final Set<Segment> RISKS = Set.of(Segment.NEW_RISK, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK);

    private static final String TRANSITIONS = """
            {"brand": "skylark-air", "from": "2026-02-01T00:00:00Z", "to": "2026-03-01T00:00:00Z",
             "rows": [{"segment": "new-risk", "start": 8, "entered": 2,
               "stayed": {"percent": 70.0, "n": 10, "interval": {"low": 39.7, "high": 89.2}},
               "moved": [{"to": "silent", "n": 3,
                 "share": {"percent": 30.0, "n": 10, "interval": {"low": 10.8, "high": 60.3}}}]}]}""";

    private final Segments segments;
    private final Requests requests;

    SegmentResource(Segments segments, Requests requests) {
        this.segments = segments;
        this.requests = requests;
    }

    /**
     * The segments of a brand.
     *
     * @param brand whose
     * @param at when
     * @param persons how many there are
     * @param counts of them by segment
     * @param lovePercent fans among fans and risks
     * @param loveAnswers yes among the latest answers to the one-tap question
     * @param silent of all persons those who expressed something once, and nothing in 28 days
     * @param unheard of all persons those who never expressed anything
     */
    public record SegmentsView(
            String brand,
            Instant at,
            long persons,
            Map<Segment, Long> counts,
            Share lovePercent,
            Share loveAnswers,
            Share silent,
            Share unheard) {}

    /**
     * What became of stays in segments.
     *
     * @param from the start of the first day
     * @param to the start of the first day after the last
     */
    public record TransitionsView(String brand, Instant from, Instant to, List<Transitions.Row> rows) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "How many persons of a brand are in which segment, and how many of them love it",
            description = "Shares are in percent, with Wilson's 95 % interval.")
    public SegmentsView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at) {
        var of = requests.brand(brand);
        var instant = requests.at(at);
        var counts = segments.count(of, instant);
        long fans = sum(counts, FANS);
        long risks = sum(counts, RISKS);
        var answers = segments.loveAnswers(of, instant);
        long persons = counts.values().stream().mapToLong(Long::longValue).sum();
        return new SegmentsView(
                of,
                instant,
                persons,
                counts,
                Share.of(fans, fans + risks),
                Share.of(answers.yes(), answers.yes() + answers.no()),
                Share.of(counts.getOrDefault(Segment.SILENT, 0L), persons),
                Share.of(counts.getOrDefault(Segment.UNHEARD, 0L), persons));
    }

    @GET
    @Path("/transitions")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Who went from which segment to which, over whole UTC days",
            description = "A stay that was going on at the start, or began in the period, ended by a move or is still "
                    + "going on at its end: the shares of a segment add up to 100 %. With Wilson's 95 % interval. "
                    + "From and to are taken back to the start of their day; at most " + Days.MAX + " days.")
    @APIResponse(
            responseCode = "200",
            description = "A row for each segment in which anybody was",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransitionsView.class),
                            examples = @ExampleObject(name = "one", summary = "One segment", value = TRANSITIONS)))
    public TransitionsView transitions(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = Days.FROM) @Nullable String from,
            @RestQuery @Parameter(description = Days.TO) @Nullable String to) {
        var of = requests.brand(brand);
        var days = Days.of(requests, from, to);
        return new TransitionsView(of, days.from(), days.to(), segments.transitions(of, days.from(), days.to()));
    }

    private static long sum(Map<Segment, Long> counts, Set<Segment> of) {
        return of.stream()
                .mapToLong(segment -> counts.getOrDefault(segment, 0L))
                .sum();
    }
}
