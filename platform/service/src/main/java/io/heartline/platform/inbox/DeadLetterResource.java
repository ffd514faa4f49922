package io.heartline.platform.inbox;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists records that could not be processed, and processes them again in this service alone. */
@Path("/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterResource {
    private static final String WAITING = """
            {"items": [{"id": "0199aa71-4e8d-7a96-b0c2-1f5d3e7a9b84", "channel": "interactions",
                        "topic": "interactions", "partition": 3, "offset": 48213,
                        "reason": "the database refused it with SQL state 22003",
                        "at": "2026-03-01T12:00:00.000Z"}],
             "nextCursor": null}""";
    private static final String REPLAYED = """
            {"id": "0199aa71-4e8d-7a96-b0c2-1f5d3e7a9b84", "processed": true}""";

    private static final UUID FIRST = new UUID(0, 0);

    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final Caller caller;

    DeadLetterResource(DeadLetters deadLetters, Inbox inbox, Caller caller) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.caller = caller;
    }

    /** What became of a replayed dead letter. */
    public record ReplayView(UUID id, boolean processed) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Records that could not be processed and were not replayed, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Dead letters, without their content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = DeadLetters.Summary.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            summary = "A record that the database refused",
                                            value = WAITING)))
    public Page<DeadLetters.Summary> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        demandEveryBrand();
        var keys = Cursor.keys(cursor, 2);
        var size = Cursor.limit(limit);
        var found = keys.isEmpty()
                ? deadLetters.waiting(Instant.EPOCH, FIRST, size)
                : deadLetters.waiting(Cursor.instant(keys.get(0)), Cursor.id(keys.get(1)), size);
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
    @APIResponse(
            responseCode = "200",
            description = "It was processed, or found to be processed already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayView.class),
                            examples =
                                    @ExampleObject(
                                            name = "processed",
                                            summary = "It was processed now",
                                            value = REPLAYED)))
    @APIResponse(responseCode = "404", description = "No such dead letter waits")
    @APIResponse(responseCode = "409", description = "It failed again and goes on waiting")
    public ReplayView replay(@RestPath UUID id) {
        demandEveryBrand();
        var letter = deadLetters
                .take(id)
                .orElseThrow(() -> new NotFound("unknown-dead-letter", "No dead letter " + id + " waits here."));
        var processed = replay(letter);
        deadLetters.replayed(id);
        return new ReplayView(id, processed);
    }

    private boolean replay(DeadLetter letter) {
        var subscription = inbox.subscription(letter.channel());
        try {
            return subscription.replay(letter.toRecord());
        } catch (Subscription.Unreadable e) {
            throw new Conflict("still-unreadable", letter.id() + " still cannot be read: " + e.reason());
        } catch (RuntimeException e) {
            if (Blame.isContent(e)) {
                Log.warnf(e, "A dead letter failed again, deadLetterId=%s", letter.id());
                throw new Conflict("still-failing", letter.id() + " still fails: " + Blame.reason(e));
            }
            throw e;
        }
    }

    /** What cannot be read says nothing of a brand, so it is for those alone who may see all of them. */
    private void demandEveryBrand() {
        if (!caller.brands().areAll()) {
            throw new ForbiddenException();
        }
    }
}
