package io.heartline.metrics.pulse;

import io.heartline.contracts.Pulse;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The windows that were published. */
@Path("/pulses")
@Tag(name = "Pulses")
class PulseResource {
    private static final Duration SPAN = Duration.ofHours(24);

    private final Pulses pulses;
    private final Requests requests;

    PulseResource(Pulses pulses, Requests requests) {
        this.pulses = pulses;
        this.requests = requests;
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Closed five-minute windows of a scope, in order of time",
            description = "Each as it was last published, with its revision. Sums are in 10⁻⁶.")
    public Page<Pulse> list(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery
                    @Parameter(description = "brand (the default), product, channel, …", example = "aspect")
                    @Nullable
                    String scope,
            @RestQuery @Parameter(description = "Which one; all of the scope if absent", example = "delivery") @Nullable
                    String value,
            @RestQuery @Parameter(description = "First start; 24 hours before to if absent") @Nullable String from,
            @RestQuery @Parameter(description = "Start before this instant; now if absent") @Nullable String to,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var of = requests.brand(brand);
        var kind = Requests.scope(scope);
        var until = to == null ? requests.at(null) : requests.instant("to", to);
        var since = from == null ? until.minus(SPAN) : requests.instant("from", from);
        if (since.isAfter(until)) {
            throw Requests.invalid("from", "is after to");
        }
        int size = Cursor.limit(limit);
        var found = pulses.list(of, kind, value, since, until, after(cursor), size + 1);
        return Page.of(
                found, size, pulse -> pulse, last -> Cursor.after(last.start().toString(), last.value()));
    }

    private PulseStore.After after(@Nullable String cursor) {
        var keys = Cursor.keys(cursor, 2);
        return keys.isEmpty()
                ? new PulseStore.After(Instant.EPOCH, "")
                : new PulseStore.After(requests.instant("cursor", keys.get(0)), keys.get(1));
    }
}
