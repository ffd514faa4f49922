package io.heartline.metrics.books;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.request.Requests;
import io.heartline.metrics.segment.Segments;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the books hold. */
@Path("/books/summary")
@Tag(name = "Books")
class SummaryResource {
    private static final String COUNT = """
            select
                (select count(*) from evidence where brand = b.name and kind <> 'event') as interactions,
                (select count(*) from evidence where brand = b.name and kind = 'event') as events,
                (select count(*) from entry where brand = b.name) as entries,
                (select count(*) from entry where brand = b.name and reverses is not null) as reversals,
                (select count(*) from evidence where brand = b.name and entry_id is not null) as standing,
                (select count(distinct canonical_id) from customer where brand = b.name) as persons,
                (select coalesce(sum(moves), 0) from standing where brand = b.name) as moves,
                (select count(*) from pulse where brand = b.name) as pulses
            from (select ?::text as name) as b""";

    private final Database database;
    private final Segments segments;
    private final Requests requests;

    SummaryResource(Database database, Segments segments, Requests requests) {
        this.database = database;
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
     * @param persons customers, merged ones once
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
        return database.query(
                        COUNT,
                        row -> new SummaryView(
                                of,
                                row.number("interactions"),
                                row.number("events"),
                                row.number("entries"),
                                row.number("reversals"),
                                row.number("standing"),
                                row.number("persons"),
                                row.number("moves"),
                                now,
                                row.number("pulses")),
                        of)
                .getFirst();
    }
}
