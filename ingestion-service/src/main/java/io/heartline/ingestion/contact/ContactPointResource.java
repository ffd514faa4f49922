package io.heartline.ingestion.contact;

import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.contact.ContactPoints.Origin;
import io.heartline.ingestion.contact.ContactPoints.Shown;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Person;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Keeps where customers can be reached, and shows hints of it. */
@Path("/customers/{id}/contact-points")
@Tag(name = "Contact")
class ContactPointResource {
    private static final String POINT = """
            {"channel": "email", "address": "ada@example.org", "verified": true}""";
    private static final String POINTS = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "items": [{"channel": "email", "hint": "a***@e***.org", "verified": true, "source": "shop",
                        "saidAt": "2026-03-01T12:00:00Z", "recordedAt": "2026-03-01T12:00:01Z"}]}""";

    private final Customers customers;
    private final ContactPoints points;
    private final Caller caller;
    private final Clock clock;

    ContactPointResource(Customers customers, ContactPoints points, Caller caller, Clock clock) {
        this.customers = customers;
        this.points = points;
        this.caller = caller;
        this.clock = clock;
    }

    /** Where a customer can be reached. */
    @Schema(name = "ContactPoint")
    record PointRequest(
            @NotNull ContactChannel channel,

            @Nullable
            @Schema(required = true, description = "An e-mail address, a phone number, a token of a push service, …")
            String address,

            @Nullable @Schema(description = "Where a phone number without a country code is dialled", examples = "GB")
            String region,

            @Nullable @Schema(defaultValue = "false", description = "Whether it was shown to be the customer's")
            Boolean verified,

            @Nullable @Schema(defaultValue = "api", description = "The slug of what tells it", examples = "shop")
            String source) {}

    /** A contact point without its address. */
    @Schema(name = "ContactHint")
    public record PointView(
            ContactChannel channel, String hint, boolean verified, String source, Instant saidAt, Instant recordedAt) {
        PointView(Shown shown) {
            this(shown.channel(), shown.hint(), shown.verified(), shown.source(), shown.saidAt(), shown.recordedAt());
        }
    }

    /**
     * Where a person can be reached.
     *
     * @param customerId the canonical id
     * @param items the newest of each channel, over all customers that the person is
     */
    @Schema(name = "ContactHints")
    public record PointsView(UUID customerId, List<PointView> items) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "By which channels a customer can be reached",
            description = "Hints only: an address leaves this service by POST /customers/{id}/contact-releases alone.")
    @APIResponse(
            responseCode = "200",
            description = "The newest of each channel",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PointsView.class),
                            examples = @ExampleObject(name = "email", summary = "One channel", value = POINTS)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public PointsView get(@RestPath UUID id) {
        return view(person(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.INGEST, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "Keep where a customer can be reached from now on", description = "One address for a channel.")
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PointsView.class),
                            examples = @ExampleObject(name = "email", summary = "One channel", value = POINTS)))
    public PointsView put(
            @RestPath UUID id,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PointRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "email",
                                                            summary = "An e-mail address",
                                                            value = POINT)))
                    PointRequest request) {
        var fields = new Fields();
        var checked = ContactAddress.check(fields, "address", request.channel(), request.address(), request.region());
        var source = fields.slug("source", Objects.requireNonNullElse(request.source(), "api"));
        var address = switch (fields.result(() -> Objects.requireNonNull(checked))) {
            case Checked.Valid<ContactAddress>(var valid) -> valid;
            case Checked.Invalid<ContactAddress>(var violations) ->
                throw new InvalidInput("invalid", "The contact point was not kept; see errors.", violations);
        };
        var person = person(id);
        var origin = new Origin(source, Objects.requireNonNullElse(request.verified(), false), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> points.remember(id, address, origin));
        return view(person);
    }

    @DELETE
    @RolesAllowed({Role.INGEST, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "Forget where a customer can be reached on a channel")
    @APIResponse(responseCode = "204", description = "Forgotten, of all customers that the person is")
    @APIResponse(responseCode = "404", description = "No such customer is known, or there is no such contact point")
    public void delete(
            @RestPath UUID id,
            @Parameter(required = true, description = "The channel", example = "email") @RestQuery @Nullable
                    String channel) {
        var of = channel(channel);
        var person = person(id);
        if (!QuarkusTransaction.requiringNew().call(() -> points.forget(person, of))) {
            throw new NotFound(
                    "unknown-contact-point", "The customer " + id + " has no contact point for " + of.wire() + ".");
        }
    }

    private static ContactChannel channel(@Nullable String name) {
        if (name == null) {
            throw new InvalidInput("required", "The query needs channel.");
        }
        try {
            return ContactChannel.of(name);
        } catch (IllegalArgumentException e) {
            var refusal = new InvalidInput("unknown-value", "The parameter channel is not the name of a channel.");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private PointsView view(Person person) {
        return new PointsView(
                person.id(), points.of(person).stream().map(PointView::new).toList());
    }

    private Person person(UUID id) {
        return customers.person(id, caller.brands()).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-customer", "There is no customer " + id + ".");
    }
}
