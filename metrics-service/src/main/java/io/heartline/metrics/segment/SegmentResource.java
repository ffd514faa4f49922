package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How many persons are in which segment. */
@Path("/segments")
@Tag(name = "Segments")
class SegmentResource {
    private static final Set<Segment> FANS = Set.of(Segment.NEW_FAN, Segment.REPEAT_FAN, Segment.SHIFTED_TO_FAN);
    private static final Set<Segment> RISKS = Set.of(Segment.NEW_RISK, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK);

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
     */
    public record SegmentsView(
            String brand, Instant at, long persons, Map<Segment, Long> counts, Share lovePercent, Share loveAnswers) {}

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
        return new SegmentsView(
                of,
                instant,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts,
                Share.of(fans, fans + risks),
                Share.of(answers.yes(), answers.yes() + answers.no()));
    }

    private static long sum(Map<Segment, Long> counts, Set<Segment> of) {
        return of.stream()
                .mapToLong(segment -> counts.getOrDefault(segment, 0L))
                .sum();
    }
}
