package io.heartline.ingestion.customer;

import io.heartline.contracts.Profile;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Shows customers. */
@Path("/customers")
@Tag(name = "Customers")
class CustomerResource {
    private static final String EXAMPLE = """
            {"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"], "revision": 1, "brand": "aurora-air",
             "identifiers": [{"kind": "external-id", "value": "C-1042", "hint": false},
                             {"kind": "email", "value": "a***@e***.org", "hint": true}],
             "profile": {"region": "north", "plan": null, "tier": "gold", "tenureDays": 812, "language": "en",
                         "timeZone": "Europe/London"},
             "interactions": 3, "customerEvents": 2, "createdAt": "2026-03-01T12:00:02.417Z"}""";
    private static final String FOUND = """
            {"items": [{"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
                       "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"], "revision": 1, "brand": "aurora-air",
                       "identifiers": [{"kind": "external-id", "value": "C-1042", "hint": false}],
                       "profile": {"region": "north", "plan": null, "tier": "gold", "tenureDays": 812, "language": "en",
                                   "timeZone": "Europe/London"},
                       "interactions": 3, "customerEvents": 2, "createdAt": "2026-03-01T12:00:02.417Z"}],
             "nextCursor": null}""";

    private final CustomerRepository customers;
    private final Customers persons;
    private final Identifiers known;
    private final IdentifierRepository identifiers;
    private final CustomerFacts facts;
    private final Caller caller;

    CustomerResource(
            CustomerRepository customers,
            Customers persons,
            Identifiers known,
            IdentifierRepository identifiers,
            CustomerFacts facts,
            Caller caller) {
        this.customers = customers;
        this.persons = persons;
        this.known = known;
        this.identifiers = identifiers;
        this.facts = facts;
        this.caller = caller;
    }

    /**
     * A customer with what is known of the person.
     *
     * @param canonicalId the id under which the person is read
     * @param customerIds all ids of the person, as first assigned
     * @param revision of the identity: raised by every merge and undo
     */
    public record CustomerView(
            UUID id,
            UUID canonicalId,
            List<UUID> customerIds,
            int revision,
            String brand,
            List<NamedIdentifier> identifiers,
            Profile profile,
            long interactions,
            long customerEvents,
            Instant createdAt) {}

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "A customer: identifiers, profile and how much was heard")
    @APIResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CustomerView.class),
                            examples =
                                    @ExampleObject(
                                            name = "known",
                                            summary = "A customer with a profile",
                                            value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public CustomerView get(@RestPath UUID id) {
        return customers
                .find(id, caller.brands())
                .map(this::view)
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Find customers by an identifier",
            description = "At most one for each brand; an empty list if nobody has the identifier.")
    @APIResponse(
            responseCode = "200",
            description = "Who has the identifier",
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
                                                        implementation = CustomerView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "found", summary = "One customer has it", value = FOUND)))
    public Page<CustomerView> find(
            @Parameter(required = true, example = "external-id") @RestQuery @Nullable String kind,
            @Parameter(required = true, example = "C-1042") @RestQuery @Nullable String value,
            @RestQuery @Nullable String brand,
            @Parameter(description = "Where a phone number without a country code is dialled", example = "GB")
                    @RestQuery
                    @Nullable
                    String region) {
        if (kind == null || value == null) {
            throw new InvalidInput("required", "The query needs kind and value.");
        }
        var fields = new Fields();
        var asked = CustomerReference.check(fields, "customer", new CustomerReference(kind, value, region), "any");
        var keys = switch (fields.result(() -> Objects.requireNonNull(asked))) {
            case Checked.Valid<CustomerKey>(var key) -> keys(key, brand);
            case Checked.Invalid<CustomerKey>(var violations) ->
                throw new InvalidInput("invalid", "The query is no identifier; see errors.", violations);
        };
        var found = known.find(keys).values().stream()
                .map(held -> customers.find(held.customerId(), caller.brands()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(CustomerEntity::brand))
                .limit(Cursor.LIMIT_MAX)
                .map(this::view)
                .toList();
        return new Page<>(found, null);
    }

    private List<CustomerKey> keys(CustomerKey asked, @Nullable String brand) {
        return known.brands().stream()
                .filter(name -> brand == null || brand.equals(name))
                .filter(caller.brands()::contain)
                .map(name -> new CustomerKey(name, asked.kind(), asked.value()))
                .toList();
    }

    private CustomerView view(CustomerEntity customer) {
        var person = persons.person(customer.id(), caller.brands()).orElseThrow();
        var summed = facts.of(person);
        return new CustomerView(
                customer.id(),
                customer.canonicalId(),
                person.customerIds(),
                customer.revision(),
                customer.brand(),
                identifiers.of(person).stream().map(IdentifierEntity::named).toList(),
                summed.profile(),
                summed.interactions(),
                summed.customerEvents(),
                customer.createdAt());
    }
}
