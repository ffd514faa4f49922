package io.heartline.alerting.contactpolicy;

import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.privacy.Erasures;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Keeps the list of those who must not be contacted; an entry holds for the person, whichever id it was made with. */
@Path("/customers/{id}/do-not-contact")
@Tag(name = "Contact policy")
class DoNotContactResource {
    private final ListingRepository list;
    private final Identities identities;
    private final Erasures erasures;
    private final Database database;
    private final Caller caller;
    private final Clock clock;

    DoNotContactResource(
            ListingRepository list,
            Identities identities,
            Erasures erasures,
            Database database,
            Caller caller,
            Clock clock) {
        this.list = list;
        this.identities = identities;
        this.erasures = erasures;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Why a customer must not be contacted.
     *
     * @param transactionalToo whether not even transactional messages may be sent; false if absent
     * @param until when the entry ends by itself; never if absent
     */
    public record ListingRequest(
            @NotBlank @Size(max = 100) String brand,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Boolean transactionalToo,
            @Nullable Instant until) {}

    /**
     * A customer on the list.
     *
     * @param customerId the id that the entry was made with
     * @param until when it ends by itself; null for never
     */
    public record ListingView(
            UUID customerId,
            String brand,
            String reason,
            boolean transactionalToo,
            @Nullable Instant until,
            Instant listedAt,
            String listedBy) {}

    @PUT
    @RolesAllowed({Role.OPERATE, Role.CONTACT})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Put a customer on the do-not-contact list, or change the entry")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "asked",
                                            summary = "The customer asked for it",
                                            value = ContactExamples.LISTING)))
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListingView.class),
                            examples =
                                    @ExampleObject(
                                            name = "asked",
                                            summary = "The entry",
                                            value = ContactExamples.LISTED)))
    public ListingView put(@RestPath UUID id, @Valid @NotNull ListingRequest request) {
        if (!caller.brands().contain(request.brand())) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        erasures.refuse(id);
        database.lock("do-not-contact|" + id);
        var entry =
                new DoNotContact(request.reason(), Boolean.TRUE.equals(request.transactionalToo()), request.until());
        var known = list.findById(id);
        if (known == null) {
            var listing = new Listing(id, request.brand(), entry, clock.instant(), caller.name());
            list.persist(listing);
            return view(listing);
        }
        if (!known.brand().equals(request.brand())) {
            throw unknown(id);
        }
        known.change(entry, clock.instant(), caller.name());
        return view(known);
    }

    @GET
    @RolesAllowed({Role.READ, Role.OPERATE, Role.CONTACT})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The entry of a customer on the do-not-contact list")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListingView.class),
                            examples =
                                    @ExampleObject(
                                            name = "asked",
                                            summary = "The entry",
                                            value = ContactExamples.LISTED)))
    @APIResponse(responseCode = "404", description = "The customer is not on the list")
    public ListingView get(@RestPath UUID id) {
        return view(ofPerson(id).getFirst());
    }

    @DELETE
    @RolesAllowed({Role.OPERATE, Role.CONTACT})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Take a person off the do-not-contact list, with all ids")
    @APIResponse(responseCode = "204", description = "The person is not on it any more")
    @APIResponse(responseCode = "404", description = "The customer is not on the list")
    public void delete(@RestPath UUID id) {
        ofPerson(id).forEach(list::delete);
    }

    private List<Listing> ofPerson(UUID id) {
        var found = list.of(identities.family(id)).stream()
                .filter(listing -> caller.brands().contain(listing.brand()))
                .toList();
        if (found.isEmpty()) {
            throw unknown(id);
        }
        return found;
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("not-listed", "The customer " + id + " is not on the do-not-contact list.");
    }

    private static ListingView view(Listing listing) {
        var entry = listing.entry();
        return new ListingView(
                listing.customerId(),
                listing.brand(),
                entry.reason(),
                entry.transactionalToo(),
                entry.until(),
                listing.listedAt(),
                listing.listedBy());
    }
}
