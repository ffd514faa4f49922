package io.heartline.platform.trial;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Streamed;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Unavailable;
import io.heartline.platform.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Endpoints of every kind. */
@Path("/trial")
class TrialResource {
    private final Caller caller;

    TrialResource(Caller caller) {
        this.caller = caller;
    }

    public record Part(@NotBlank String word) {}

    public record Item(
            @NotBlank String name,
            @Min(3) int count,
            @Nullable Instant at,
            @Nullable UUID id,
            @Valid @Nullable List<Part> parts) {}

    @GET
    @RolesAllowed(Role.READ)
    public Map<String, Object> get(@RestQuery @Nullable String colour, @RestQuery @Nullable Integer count) {
        return Map.of(
                "caller",
                caller.name(),
                "own",
                caller.brands().contain("other-brand"),
                "foreign",
                caller.brands().contain("lantern-shop"),
                "at",
                Instant.parse("2026-03-14T09:26:00Z"));
    }

    @GET
    @Path("/things/{id}")
    @RolesAllowed(Role.READ)
    public String thing(@RestPath UUID id) {
        throw new NotFound("unknown-thing", "There is no thing " + id + ".");
    }

    @GET
    @Path("/refusals/{status}")
    @RolesAllowed(Role.READ)
    public String refusal(@RestPath int status) {
        throw switch (status) {
            case 400 ->
                new InvalidInput("bad-thing", "No.", List.of(new Violation(2, "parts[0].word", "rude", "is rude")));
            case 409 -> new Conflict("taken", "It is taken.");
            case 503 -> new Unavailable("away", "It is away.");
            default -> new IllegalStateException("a secret of the inside");
        };
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "an endpoint on which nobody thought of a role";
    }

    @GET
    @Path("/open")
    @PermitAll
    @SecurityRequirementsSet
    public String open(@HeaderParam("Authorization") @Nullable String authorization) {
        return String.valueOf(authorization);
    }

    @POST
    @RolesAllowed(Role.INGEST)
    public String postAll(@Valid List<Item> items) {
        return items.size() + " items";
    }

    @POST
    @Path("/one")
    @RolesAllowed(Role.INGEST)
    public String postOne(@Valid Item item) {
        return item.name();
    }

    @POST
    @Path("/streamed")
    @Streamed
    @Consumes("application/x-ndjson")
    @RolesAllowed(Role.INGEST)
    public String stream(InputStream body) throws IOException {
        return Long.toString(body.transferTo(java.io.OutputStream.nullOutputStream()));
    }
}
