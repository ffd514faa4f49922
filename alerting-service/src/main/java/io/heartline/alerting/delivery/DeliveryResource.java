package io.heartline.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what became of messages, and sends them again. */
@Path("/deliveries")
@Tag(name = "Deliveries")
public class DeliveryResource {
    private static final Set<String> STATUSES = Set.of("pending", "delivered", "failed");
    private static final String COLUMNS = """
        id, receiver_id, brand, type, subject_id, status, attempts, response_code, outcome,
        case when status = 'pending' then next_attempt_at end as next_attempt_at, created_at, settled_at\
        """;
    private static final String LIST = "select " + COLUMNS + """

        from delivery
        where (?::text[] is null or brand = any (?))
          and (?::text is null or status = ?)
          and (?::text is null or (status = 'failed' and body <> ''))
          and (?::uuid is null or receiver_id = ?)
          and (?::uuid is null or subject_id = ?)
          and (?::timestamptz is null or (created_at, id) < (?, ?))
        order by created_at desc, id desc
        limit ?\
        """;
    private static final String ONE =
            "select " + COLUMNS + " from delivery where id = ? and (?::text[] is null or brand = any (?))";
    private static final String ATTEMPTS = """
        select attempt, at, took_millis, response_code, outcome from delivery_attempt
        where delivery_id = ? order by attempt\
        """;
    private static final String REPLAY = """
        update delivery
        set status = 'pending', settled_at = null, ladder_step = 0, next_attempt_at = ?, leased_until = null
        where id = ? and status <> 'pending' and body <> ''\
        """;

    private final Database database;
    private final Deliveries deliveries;
    private final Event<DeliveryReplayed> replayed;
    private final Caller caller;
    private final Clock clock;

    DeliveryResource(
            Database database, Deliveries deliveries, Event<DeliveryReplayed> replayed, Caller caller, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.replayed = replayed;
        this.caller = caller;
        this.clock = clock;
    }

    /** A message to one receiver; {@code responseCode} and {@code outcome} are those of the last attempt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            UUID id,
            UUID receiverId,
            String brand,
            String type,
            UUID subjectId,
            String status,
            int attempts,
            @Nullable Integer responseCode,
            @Nullable String outcome,
            @Nullable Instant nextAttemptAt,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    /** One attempt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            int attempt,
            Instant at,
            long tookMillis,
            @Nullable Integer responseCode,
            String outcome) {}

    /** A delivery; {@code history} has all its attempts. */
    public record DeliveryDetails(@JsonUnwrapped DeliveryView delivery, List<AttemptView> history) {}

    @GET
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "The delivery log, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of deliveries",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = DeliveryView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "delivered", value = DeliveryExamples.PAGE)))
    public Page<DeliveryView> list(
            @Parameter(description = "pending, delivered or failed") @RestQuery @Nullable String status,
            @Parameter(description = "dead: failed, and still to be replayed") @RestQuery @Nullable String state,
            @RestQuery @Nullable UUID receiverId,
            @Parameter(description = "the alert or the outreach that it is about") @RestQuery @Nullable UUID subjectId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        if (status != null && !STATUSES.contains(status)) {
            throw new InvalidInput("invalid-filter", "status is not pending, delivered or failed.");
        }
        if (state != null && !state.equals("dead")) {
            throw new InvalidInput("invalid-filter", "state is not dead.");
        }
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var brands = caller.brands().forSql();
        @Nullable Instant afterAt = keys.isEmpty() ? null : Cursor.instant(keys.get(0));
        @Nullable UUID afterId = keys.isEmpty() ? null : Cursor.id(keys.get(1));
        var found = database.query(
                LIST,
                DeliveryResource::view,
                brands,
                brands,
                status,
                status,
                state,
                receiverId,
                receiverId,
                subjectId,
                subjectId,
                afterAt,
                afterAt,
                afterId,
                size + 1);
        return Page.of(
                found,
                size,
                one -> one,
                one -> Cursor.after(one.createdAt().toString(), one.id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "A delivery with all its attempts")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeliveryDetails.class),
                            examples = @ExampleObject(name = "delivered", value = DeliveryExamples.DETAILS)))
    public DeliveryDetails get(@RestPath UUID id) {
        return details(id);
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Send a settled delivery again at once, under the same webhook-id")
    @APIResponse(
            responseCode = "200",
            description = "The delivery as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeliveryDetails.class),
                            examples = @ExampleObject(name = "pending", value = DeliveryExamples.REPLAYED)))
    public DeliveryDetails replay(@RestPath UUID id) {
        var delivery = details(id).delivery(); // whether the caller may see it
        if (database.update(REPLAY, clock.instant(), id) == 0) {
            throw new Conflict(
                    "not-replayable", "The delivery " + id + " is still under way, or what it said was forgotten.");
        }
        replayed.fire(new DeliveryReplayed(delivery.type(), delivery.subjectId()));
        deliveries.wake();
        return details(id);
    }

    private DeliveryDetails details(UUID id) {
        var brands = caller.brands().forSql();
        var delivery = database.first(ONE, DeliveryResource::view, id, brands, brands)
                .orElseThrow(() -> new NotFound("unknown-delivery", "There is no delivery " + id + "."));
        var history = database.query(
                ATTEMPTS,
                row -> new AttemptView(
                        row.getInt("attempt"),
                        Database.instant(row, "at"),
                        row.getLong("took_millis"),
                        row.getObject("response_code", Integer.class),
                        row.getString("outcome")),
                id);
        return new DeliveryDetails(delivery, history);
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("receiver_id", UUID.class),
                row.getString("brand"),
                row.getString("type"),
                row.getObject("subject_id", UUID.class),
                row.getString("status"),
                row.getInt("attempts"),
                row.getObject("response_code", Integer.class),
                row.getString("outcome"),
                Database.instantOrNull(row, "next_attempt_at"),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "settled_at"));
    }
}
