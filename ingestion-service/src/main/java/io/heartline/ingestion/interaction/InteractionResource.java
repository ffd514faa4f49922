package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Rating;
import io.heartline.ingestion.intake.Deliveries;
import io.heartline.ingestion.intake.Deliveries.Receipts;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes and shows interactions. */
@Path("/interactions")
@Tag(name = "Interactions")
class InteractionResource {
    private static final int TEXTS_MAX = 200;
    private static final String EXAMPLE = """
            {"source": "app-reviews", "externalId": "r-20981",
             "customer": {"kind": "external-id", "value": "C-1042"}, "brand": "aurora-air",
             "channel": "review", "touchpoint": "delivery",
             "text": "Two hours late and nobody told us why. Write to mia@example.com.", "language": "en",
             "ratings": [{"metric": "stars", "value": 1}], "public": true,
             "occurredAt": "2026-03-01T12:00:00Z"}""";
    private static final String EXAMPLES = """
            [{"source": "app-reviews", "externalId": "r-20982",
              "customer": {"kind": "handle", "value": "@lin"}, "brand": "aurora-air",
              "channel": "social", "touchpoint": "support", "text": "客服很耐心，谢谢！"},
             {"source": "post-flight", "externalId": "a-77",
              "customer": {"kind": "external-id", "value": "C-7"}, "brand": "aurora-air",
              "channel": "survey", "touchpoint": "usage", "ratings": [{"metric": "nps", "value": 9}]}]""";

    private static final String RECEIPTS = """
            {"items": [{"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "version": 1, "status": "accepted"}]}""";
    private static final String DROPPED = """
            {"items": [{"id": null, "version": null, "status": "withheld"},
                       {"id": null, "version": null, "status": "erased"}]}""";
    private static final String VIEW = """
            {"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "version": 1, "source": "app-reviews",
             "externalId": "r-20981", "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "brand": "aurora-air",
             "product": null, "campaign": null, "channel": "review", "touchpoint": "delivery", "speaker": "customer",
             "agentId": null, "conversationId": null, "inReplyTo": null,
             "text": "Two hours late and nobody told us why. Write to [email].", "language": "en", "question": null,
             "ratings": [{"metric": "stars", "value": 1.0, "min": 1.0, "max": 5.0}], "public": true, "reach": null,
             "occurredAt": "2026-03-01T12:00:00.000Z", "receivedAt": "2026-03-01T12:00:02.417Z", "attributes": {},
             "backfill": false}""";
    private static final String IDS = """
            {"ids": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "0199aa6e-8d40-7f07-8b11-5e7d2c90a146"]}""";
    private static final String TEXTS = """
            {"items": [{"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "version": 1,
                        "text": "Two hours late and nobody told us why. Write to [email].", "language": "en"},
                       {"id": "0199aa6e-8d40-7f07-8b11-5e7d2c90a146", "version": 2, "text": "客服很耐心，谢谢！",
                        "language": "zh"}]}""";

    private final Deliveries deliveries;
    private final Interactions interactions;
    private final InteractionRepository stored;
    private final TextAccessRepository accesses;
    private final Caller caller;
    private final Clock clock;

    InteractionResource(
            Deliveries deliveries,
            Interactions interactions,
            InteractionRepository stored,
            TextAccessRepository accesses,
            Caller caller,
            Clock clock) {
        this.deliveries = deliveries;
        this.interactions = interactions;
        this.stored = stored;
        this.accesses = accesses;
        this.caller = caller;
        this.clock = clock;
    }

    /** The newest version of an interaction, masked. */
    public record InteractionView(
            UUID id,
            int version,
            String source,
            String externalId,
            UUID customerId,
            String brand,
            @Nullable String product,
            @Nullable String campaign,
            String channel,
            String touchpoint,
            String speaker,
            @Nullable String agentId,
            @Nullable String conversationId,
            @Nullable String inReplyTo,
            @Nullable String text,
            @Nullable String language,
            @Nullable String question,
            List<Rating> ratings,
            @JsonProperty("public") boolean openlyVisible,
            @Nullable Long reach,
            Instant occurredAt,
            Instant receivedAt,
            Map<String, String> attributes,
            boolean backfill) {}

    /** Whose texts are wanted. */
    public record TextsRequest(
            @NotNull @Size(min = 1, max = TEXTS_MAX) List<@NotNull UUID> ids) {}

    /** The masked text of the newest version; spans of a score hold for it only if the versions are the same. */
    public record TextView(
            UUID id,
            int version,
            @Nullable String text,
            @Nullable String language) {}

    /** Texts that were found. */
    public record TextsView(List<TextView> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(
            summary = "Deliver one interaction, or an array of up to 1,000",
            description = "Idempotent by brand, source and externalId: the same content again is a duplicate, other "
                    + "content is a new version. All items are stored, or none.")
    @APIResponse(
            responseCode = "202",
            description = "Stored for good",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Receipts.class),
                            examples = {
                                @ExampleObject(name = "new", summary = "It is new", value = RECEIPTS),
                                @ExampleObject(
                                        name = "dropped",
                                        summary =
                                                "Nothing was kept: one customer refuses to be analysed, one was erased",
                                        value = DROPPED)
                            }))
    @APIResponse(responseCode = "400", description = "Nothing was stored; every bad item is named")
    @APIResponse(responseCode = "413", description = "The body is too large")
    public Receipts post(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                InteractionRequest.class,
                                                                InteractionRequest[].class
                                                            }),
                                            examples = {
                                                @ExampleObject(
                                                        name = "one",
                                                        summary = "A review with stars",
                                                        value = EXAMPLE),
                                                @ExampleObject(
                                                        name = "several",
                                                        summary = "A post in Chinese and an answer without text",
                                                        value = EXAMPLES)
                                            }))
                    byte[] body)
            throws JsonProcessingException {
        return deliveries.accept(body, interactions, caller.brands());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "The newest version of an interaction, with personal data masked")
    @APIResponse(
            responseCode = "200",
            description = "The interaction",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "review",
                                            summary = "A review whose e-mail address is masked",
                                            value = VIEW)))
    @APIResponse(responseCode = "404", description = "No such interaction is known, or the key does not see its brand")
    public InteractionView get(@RestPath UUID id) {
        return stored.find(id, caller.brands())
                .map(InteractionEntity::view)
                .orElseThrow(() -> new NotFound("unknown-interaction", "There is no interaction " + id + "."));
    }

    @POST
    @Path("/texts")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Masked texts of up to 200 interactions, for quotes",
            description = "Ids that are not known are left out. Who asked for which texts is recorded.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "two", summary = "Two interactions", value = IDS)))
    @APIResponse(
            responseCode = "200",
            description = "The texts that were found",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TextsView.class),
                            examples = @ExampleObject(name = "two", summary = "Two texts", value = TEXTS)))
    public TextsView texts(@Valid @NotNull TextsRequest request) {
        var found = stored.find(request.ids(), caller.brands());
        var texts = found.stream().map(InteractionEntity::quote).toList();
        accesses.persist(new TextAccess(
                Ids.next(),
                caller.name(),
                clock.instant(),
                texts.stream().map(TextView::id).toArray(UUID[]::new)));
        return new TextsView(texts);
    }
}
