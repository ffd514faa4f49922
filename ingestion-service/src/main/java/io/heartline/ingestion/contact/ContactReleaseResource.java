package io.heartline.ingestion.contact;

import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.consent.Purpose;
import io.heartline.ingestion.contact.ContactReleases.Asked;
import io.heartline.ingestion.contact.ContactReleases.Outcome;
import io.heartline.ingestion.contact.ContactReleases.Recorded;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Person;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Hands out addresses to what sends, and shows who asked for them. */
@Path("/customers/{id}/contact-releases")
@Tag(name = "Contact")
class ContactReleaseResource {
    private static final String ASKED = """
            {"channel": "email", "purpose": "survey", "decisionId": "0199aa71-3333-7b52-9d5c-0a4f6a1c2b3d"}""";
    private static final String RELEASED = """
            {"channel": "email", "address": "ada@example.org", "language": "en", "timeZone": "Europe/London",
             "releasedAt": "2026-03-01T12:00:02.417Z"}""";
    private static final String LISTED = """
            {"items": [{"id": "0199aa72-4444-7b52-9d5c-0a4f6a1c2b3d",
                        "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "channel": "email", "purpose": "marketing",
                        "decisionId": "0199aa71-3333-7b52-9d5c-0a4f6a1c2b3d", "released": false,
                        "code": "consent-not-granted", "by": "surveys", "at": "2026-03-01T12:00:02.417Z"}],
             "nextCursor": null}""";

    private final Customers customers;
    private final ContactReleases releases;
    private final Caller caller;

    ContactReleaseResource(Customers customers, ContactReleases releases, Caller caller) {
        this.customers = customers;
        this.releases = releases;
        this.caller = caller;
    }

    /** What an address is needed for. */
    @Schema(name = "ContactReleaseRequest")
    record ReleaseRequest(
            @NotNull ContactChannel channel,

            @NotNull @Schema(description = "service, survey or marketing")
            Purpose purpose,

            @NotNull @Schema(description = "The decision of the contact policy that it follows; kept with the record")
            UUID decisionId) {}

    /**
     * An address.
     *
     * @param address null where the channel needs none: in-app, widget and link
     * @param language in which the customer is addressed, if known
     * @param timeZone where the customer is, if known
     */
    @Schema(name = "ContactRelease")
    public record ReleaseView(
            ContactChannel channel,
            @Nullable String address,
            @Nullable String language,
            @Nullable String timeZone,
            Instant releasedAt) {}

    /**
     * A request of the past; the address is not kept with it.
     *
     * @param code why it was refused; null if it was not
     */
    @Schema(name = "ContactReleaseRecord")
    public record RecordView(
            UUID id,
            UUID customerId,
            ContactChannel channel,
            Purpose purpose,
            UUID decisionId,
            boolean released,
            @Nullable String code,
            String by,
            Instant at) {
        RecordView(Recorded recorded) {
            this(
                    recorded.id(),
                    recorded.customerId(),
                    recorded.channel(),
                    recorded.purpose(),
                    recorded.decisionId(),
                    recorded.released(),
                    recorded.code(),
                    recorded.by(),
                    recorded.at());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CONTACT)
    @RunOnVirtualThread
    @Operation(
            summary = "Have a customer's address handed out, for one message",
            description = "Consent is looked up now. Whether it is handed out or refused, it is kept on record.")
    @APIResponse(
            responseCode = "200",
            description = "The newest address over all customers that the person is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReleaseView.class),
                            examples = @ExampleObject(name = "email", summary = "For a survey", value = RELEASED)))
    @APIResponse(
            responseCode = "409",
            description = "Not now: no-contact-point, consent-refused, consent-withdrawn or consent-not-granted")
    public ReleaseView release(
            @RestPath UUID id,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReleaseRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "survey",
                                                            summary = "For an invitation",
                                                            value = ASKED)))
                    ReleaseRequest request) {
        if (request.purpose() == Purpose.ANALYSIS) {
            throw new InvalidInput("invalid-purpose", "Nobody is contacted for the purpose analysis.");
        }
        var asked = new Asked(id, request.channel(), request.purpose(), request.decisionId(), caller.name());
        return switch (releases.release(asked, caller.brands()).orElseThrow(() -> unknown(id))) {
            case Outcome.Released(var channel, var address, var language, var timeZone, var at) ->
                new ReleaseView(channel, address, language, timeZone, at);
            case Outcome.Refused(var code, var message) -> throw new Conflict(code, message);
        };
    }

    @GET
    @RolesAllowed({Role.CONTACT, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "Who asked for a customer's addresses, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "Without addresses",
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
                                                        implementation = RecordView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "refused", summary = "A refusal", value = LISTED)))
    public Page<RecordView> list(
            @RestPath UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var found = releases.of(person(id), keys.isEmpty() ? null : Cursor.id(keys.getFirst()), size + 1);
        return Page.of(
                found, size, RecordView::new, one -> Cursor.after(one.id().toString()));
    }

    private Person person(UUID id) {
        return customers.person(id, caller.brands()).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-customer", "There is no customer " + id + ".");
    }
}
