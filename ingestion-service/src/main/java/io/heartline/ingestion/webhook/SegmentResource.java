package io.heartline.ingestion.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.delivery.RawDeliveries;
import io.heartline.ingestion.delivery.RawDeliveries.Arrival;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.source.Sources;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Segment's own interface, so that its libraries and those of its kind send to us unchanged. */
@Path("/v1/{call}")
@Tag(name = "Segment")
class SegmentResource {
    /** The largest request. */
    static final int BODY_BYTES_MAX = 500 * 1024;

    /** The largest event. */
    static final int EVENT_BYTES_MAX = 32 * 1024;

    /** Events of one batch. */
    static final int EVENTS_MAX = 2_500;

    private static final int SHARED_LENGTH_MAX = 4 * 1024;
    private static final String BATCH = "batch";
    private static final String WRITE_KEY = "writeKey";
    private static final String BASIC = "Basic ";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String EXAMPLE = """
            {"writeKey": "a-write-key-of-the-source", "userId": "C-7", "messageId": "m-501", "event": "Order Completed",
             "timestamp": "2026-03-01T12:00:00Z",
             "properties": {"order_id": "o-5501", "revenue": 129.90, "currency": "EUR"}}""";

    private final Sources sources;
    private final Gate gate;
    private final RateLimits limits;
    private final RawDeliveries deliveries;
    private final Clock clock;

    SegmentResource(Sources sources, Gate gate, RateLimits limits, RawDeliveries deliveries, Clock clock) {
        this.sources = sources;
        this.gate = gate;
        this.limits = limits;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What Segment answers. */
    @Schema(name = "SegmentAnswer")
    record Done(boolean success) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @SecurityRequirementsSet
    @RunOnVirtualThread
    @Operation(summary = "Take one call of Segment's protocol, or a batch of them")
    @APIResponse(
            responseCode = "200",
            description = "It is stored; what it gets wrong is shown among the source's rejected deliveries",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Done.class),
                            examples =
                                    @ExampleObject(
                                            name = "stored",
                                            summary = "It is stored",
                                            value = "{\"success\": true}")))
    @APIResponse(responseCode = "400", description = "It is no JSON, or too large")
    @APIResponse(responseCode = "401", description = "No source has this write key")
    @APIResponse(responseCode = "429", description = "The source sends too much at once")
    public Response take(
            @RestPath @Pattern(regexp = "track|identify|group|page|screen|alias|batch") String call,
            @Context HttpHeaders given,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            examples =
                                                    @ExampleObject(
                                                            name = "order",
                                                            summary = "An order",
                                                            value = EXAMPLE)))
                    InputStream in) {
        var body = Bodies.read(in, BODY_BYTES_MAX)
                .orElseThrow(() -> new InvalidInput("too-large", "The body has more than 500 KB."));
        var payload = parse(Bodies.utf8(body));
        var source = sources.ofWriteKey(writeKey(Bodies.headers(given), payload));
        if (source.isEmpty()) {
            return gate.unknownKey(SourceKinds.SEGMENT);
        }
        var wait = limits.genuine(source.get().id());
        if (!wait.isZero()) {
            return Answers.tooMany(wait);
        }
        var arrivals = events(call, payload).stream().map(this::arrival).toList();
        deliveries.take(source.get(), arrivals);
        return Response.ok(new Done(true), MediaType.APPLICATION_JSON).build();
    }

    private static ObjectNode parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            var refusal = new InvalidInput("malformed-json", "The body is not well-formed JSON.");
            refusal.initCause(e);
            throw refusal;
        }
        throw new InvalidInput("not-an-object", "The body is not a JSON object.");
    }

    /** The user name of Basic authentication, or a field of the body. */
    private static String writeKey(Map<String, String> headers, ObjectNode payload) {
        var authorization = headers.getOrDefault("authorization", "");
        if (authorization.startsWith(BASIC)) {
            try {
                var pair = new String(
                        Base64.getDecoder()
                                .decode(authorization.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                return pair.substring(0, pair.indexOf(':') < 0 ? pair.length() : pair.indexOf(':'));
            } catch (IllegalArgumentException e) {
                // No key is empty, so this one is refused.
                return "";
            }
        }
        return payload.path(WRITE_KEY).asText("");
    }

    private List<ObjectNode> events(String call, ObjectNode payload) {
        if (!call.equals(BATCH)) {
            return List.of(event(payload, call, null));
        }
        var batch = payload.path(BATCH);
        if (!batch.isArray()) {
            throw new InvalidInput("no-batch", "The body has no array named batch.");
        }
        if (batch.size() > EVENTS_MAX) {
            throw new InvalidInput("too-large", "The batch has more than " + EVENTS_MAX + " events.");
        }
        List<ObjectNode> events = new ArrayList<>();
        for (var node : batch) {
            if (!(node instanceof ObjectNode object)) {
                throw new InvalidInput("not-an-object", "An event of the batch is not a JSON object.");
            }
            events.add(event(object, null, payload));
        }
        return events;
    }

    /** An event without the write key, and with what its batch or its address says. */
    private ObjectNode event(ObjectNode given, @Nullable String type, @Nullable ObjectNode batch) {
        if (given.toString().getBytes(StandardCharsets.UTF_8).length > EVENT_BYTES_MAX) {
            throw new InvalidInput("too-large", "An event has more than 32 KB.");
        }
        var event = given.deepCopy();
        event.remove(WRITE_KEY);
        if (type != null) {
            event.put("type", type);
        }
        if (batch != null) {
            share(batch, event, "sentAt");
            share(batch, event, "context");
        }
        if (!event.has("receivedAt")) {
            event.put("receivedAt", clock.instant().toString());
        }
        return event;
    }

    /** What a batch says for all its events; a large context would be stored as often as there are events. */
    private static void share(ObjectNode batch, ObjectNode event, String field) {
        JsonNode value = batch.get(field);
        if (value != null && !event.has(field) && value.toString().length() <= SHARED_LENGTH_MAX) {
            event.set(field, value);
        }
    }

    private Arrival arrival(ObjectNode event) {
        // When we received it is no part of what makes it the same event.
        var said = event.deepCopy().without("receivedAt").toString().getBytes(StandardCharsets.UTF_8);
        return new Arrival(Keys.of(SourceKinds.SEGMENT, Map.of(), event, said), event.toString());
    }
}
