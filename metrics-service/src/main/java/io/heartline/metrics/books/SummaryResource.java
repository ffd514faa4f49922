package io.heartline.metrics.books;

import io.heartline.contracts.Segment;
import io.heartline.metrics.count.Counts;
import io.heartline.metrics.request.Requests;
import io.heartline.metrics.segment.Segments;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the books hold. */
@Path("/books/summary")
@Tag(name = "Books")
class SummaryResource {
    private final Counts counts;
    private final Segments segments;
    private final Requests requests;

    SummaryResource(Counts counts, Segments segments, Requests requests) {
        this.counts = counts;
        this.segments = segments;
        this.requests = requests;
    }

    /**
     * What the books of a brand hold.
     *
     * @param interactions scored interactions, each once whatever its versions and revisions, agents' included
     * @param events customer events, each once
     * @param entries all entries of the ledger, reversals included
     * @param reversals those that take another back
     * @param standingEntries those that are not taken back
     * @param persons customers of whom there is evidence, merged ones once
     * @param segmentMoves changes of segment in the histories of all persons
     * @param segments persons by segment, now
     * @param pulses published windows, each scope once whatever its revisions
     */
    public record SummaryView(
            String brand,
            long interactions,
            long events,
            long entries,
            long reversals,
            long standingEntries,
            long persons,
            long segmentMoves,
            Map<Segment, Long> segments,
            long pulses) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "How much the books of a brand hold")
    public SummaryView get(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        var of = requests.brand(brand);
        var now = segments.count(of, requests.at(null));
        ToLongFunction<Counts.Kind> held = counts.of(of);
        long postings = held.applyAsLong(Counts.Kind.POSTINGS);
        long reversals = held.applyAsLong(Counts.Kind.REVERSALS);
        var histories = segments.total(of);
        return new SummaryView(
                of,
                held.applyAsLong(Counts.Kind.INTERACTIONS),
                held.applyAsLong(Counts.Kind.EVENTS),
                postings + reversals,
                reversals,
                postings - reversals,
                histories.persons(),
                histories.moves(),
                now,
                held.applyAsLong(Counts.Kind.PULSES));
    }
}
