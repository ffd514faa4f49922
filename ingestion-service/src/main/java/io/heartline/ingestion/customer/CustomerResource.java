package io.heartline.ingestion.customer;

import io.heartline.contracts.Profile;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows customers. */
@Path("/customers")
@Tag(name = "Customers")
class CustomerResource {
    private final CustomerRepository customers;
    private final IdentifierRepository identifiers;
    private final CustomerFacts facts;
    private final Caller caller;

    CustomerResource(
            CustomerRepository customers, IdentifierRepository identifiers, CustomerFacts facts, Caller caller) {
        this.customers = customers;
        this.identifiers = identifiers;
        this.facts = facts;
        this.caller = caller;
    }

    /** An identifier of a customer. */
    public record IdentifierView(String kind, String value) {}

    /**
     * A customer with what is known of them.
     *
     * @param canonicalId the id under which the person is read
     * @param revision of the identity: raised by every merge and undo
     */
    public record CustomerView(
            UUID id,
            UUID canonicalId,
            int revision,
            String brand,
            List<IdentifierView> identifiers,
            Profile profile,
            long interactions,
            long customerEvents,
            Instant createdAt) {}

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "A customer: identifiers, profile and how much was heard")
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
    public Page<CustomerView> find(
            @Parameter(required = true, example = "external-id") @RestQuery @Nullable String kind,
            @Parameter(required = true, example = "C-1042") @RestQuery @Nullable String value,
            @RestQuery @Nullable String brand) {
        if (kind == null || value == null) {
            throw new InvalidInput("required", "The query needs kind and value.");
        }
        var found = identifiers.find(kind, value, brand, caller.brands()).stream()
                .map(identifier -> customers.find(identifier.customerId(), caller.brands()))
                .flatMap(Optional::stream)
                .map(this::view)
                .toList();
        return new Page<>(found, null);
    }

    private CustomerView view(CustomerEntity customer) {
        var known = facts.of(customer.id());
        return new CustomerView(
                customer.id(),
                customer.canonicalId(),
                customer.revision(),
                customer.brand(),
                identifiers.of(customer.id()).stream()
                        .map(identifier -> new IdentifierView(identifier.kind(), identifier.value()))
                        .toList(),
                known.profile(),
                known.interactions(),
                known.customerEvents(),
                customer.createdAt());
    }
}
