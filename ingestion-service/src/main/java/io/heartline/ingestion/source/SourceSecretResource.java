package io.heartline.ingestion.source;

import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.source.SourceResource.SecretRequest;
import io.heartline.ingestion.source.SourceResource.SecretView;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Rotates the secrets of a source: add the new one, tell the sender, delete the old one. */
@Path("/sources/{id}/secrets")
@Tag(name = "Sources")
public class SourceSecretResource {
    private static final String ASKED = """
            {"use": "signing", "value": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}""";
    private static final String KEPT = """
            {"id": "0199aa72-6c1f-7c11-8a3e-5b7d9f1a2c34", "use": "signing", "hint": "LaSw",
             "createdAt": "2026-03-01T12:00:00.000Z"}""";

    private final SourceRepository sources;
    private final SecretRepository secrets;
    private final SecretKeeper keeper;
    private final Caller caller;

    SourceSecretResource(SourceRepository sources, SecretRepository secrets, SecretKeeper keeper, Caller caller) {
        this.sources = sources;
        this.secrets = secrets;
        this.keeper = keeper;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Add a secret beside the one that is valid")
    @APIResponse(
            responseCode = "201",
            description = "It is valid from now on; it is never shown again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SecretView.class),
                            examples = @ExampleObject(name = "kept", summary = "A signing secret", value = KEPT)))
    @APIResponse(responseCode = "409", description = "Two of this use are valid already")
    public RestResponse<SecretView> add(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SecretRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "signing",
                                                            summary = "A secret of Standard Webhooks",
                                                            value = ASKED)))
                    @NotNull
                    SecretRequest request) {
        var source = sources.require(id, caller.brands());
        var fields = new Fields();
        SecretKeeper.check(fields, "secret", request.use(), request.value());
        if (fields.result(() -> request) instanceof Checked.Invalid<SecretRequest>(var violations)) {
            throw new InvalidInput("invalid", "The secret breaks rules; see errors.", violations);
        }
        var secret =
                keeper.add(source.id(), Objects.requireNonNull(request.use()), Objects.requireNonNull(request.value()));
        Log.infof("A secret was added, sourceId=%s secretId=%s caller=%s", source.id(), secret.id(), caller.name());
        return ResponseBuilder.create(RestResponse.Status.CREATED, secret.view())
                .build();
    }

    @DELETE
    @Path("/{secretId}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Delete a secret: what is signed with it is refused from now on")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "The source has no such secret")
    public void delete(@RestPath UUID id, @RestPath UUID secretId) {
        var source = sources.require(id, caller.brands());
        var secret = secrets.findByIdOptional(secretId)
                .filter(found -> found.sourceId().equals(source.id()))
                .orElseThrow(() -> new NotFound("unknown-secret", "The source has no secret " + secretId + "."));
        secrets.delete(secret);
        Log.infof("A secret was deleted, sourceId=%s secretId=%s caller=%s", source.id(), secretId, caller.name());
    }
}
