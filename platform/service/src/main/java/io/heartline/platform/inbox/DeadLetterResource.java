package io.heartline.platform.inbox;

import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists records that could not be processed, and processes them again in this service alone. */
@Path("/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterResource {
    private static final UUID FIRST = new UUID(0, 0);

    private final DeadLetters deadLetters;
    private final Inbox inbox;

    DeadLetterResource(DeadLetters deadLetters, Inbox inbox) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
    }

    /** What became of a replayed dead letter. */
    public record ReplayView(UUID id, boolean processed) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Records that could not be processed and were not replayed, oldest first")
    public Page<DeadLetters.Summary> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var keys = Cursor.keys(cursor, 2);
        var size = Cursor.limit(limit);
        var found = keys.isEmpty()
                ? deadLetters.waiting(Instant.EPOCH, FIRST, size)
                : deadLetters.waiting(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)), size);
        var last = found.size() < size ? null : found.getLast();
        return new Page<>(
                found,
                last == null
                        ? null
                        : Cursor.after(last.at().toString(), last.id().toString()));
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Process a dead letter again, in this service alone")
    public ReplayView replay(@RestPath UUID id) {
        var letter = deadLetters
                .take(id)
                .orElseThrow(() -> new NotFound("unknown-dead-letter", "No dead letter " + id + " waits here."));
        try {
            var processed = inbox.subscription(letter.channel()).replay(letter.toRecord());
            deadLetters.replayed(id);
            return new ReplayView(id, processed);
        } catch (Subscription.Unreadable e) {
            throw new Conflict("still-unreadable", "The dead letter " + id + " still cannot be read: " + e.reason());
        }
    }
}
