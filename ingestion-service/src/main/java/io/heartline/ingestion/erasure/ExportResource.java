package io.heartline.ingestion.erasure;

import io.heartline.ingestion.part.Collected;
import io.heartline.ingestion.part.Parts;
import io.heartline.ingestion.part.Spool;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Unavailable;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Hands out all that Heartline keeps of a person. */
@Path("/customers")
@Tag(name = "Privacy")
class ExportResource {
    private static final String ZIP = "application/zip";

    private final People people;
    private final Parts parts;
    private final Archives archives;
    private final Caller caller;

    ExportResource(People people, Parts parts, Archives archives, Caller caller) {
        this.people = people;
        this.parts = parts;
        this.archives = archives;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/export")
    @Produces(ZIP)
    @RolesAllowed(Role.ADMIN)
    @Blocking
    @Operation(
            summary = "All that every service keeps of a person, as a ZIP of JSON files",
            description =
                    "In the clear: originals and addresses included. manifest.json says of each service which files "
                            + "are its own, or why it is missing. An archive that lacks a service is given to whoever asks for it "
                            + "with partial=true, and to nobody else.")
    @APIResponse(
            responseCode = "200",
            description = "The archive. The header Heartline-Export-Complete says true or false, as manifest.json does",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples =
                                    @ExampleObject(
                                            name = "files",
                                            summary = "What is in the archive",
                                            value =
                                                    "about.json, identifiers.json, interactions.json, customer-events.json, consents.json, scoring-service/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d.json, metrics-service/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d.json, alerting-service/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d.json, manifest.json")))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    @APIResponse(
            responseCode = "503",
            description =
                    "A service did not say what it keeps (export-incomplete), or too many archives are being made "
                            + "(exports-busy); ask again")
    public RestResponse<StreamingOutput> export(
            @RestPath UUID id,
            @Parameter(description = "Whether an archive that lacks a service is wanted rather than none")
                    @RestQuery
                    @DefaultValue("false")
                    boolean partial) {
        var known = people.find(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        try (var collected = parts.collect(known.person().ids()).orElseThrow(ExportResource::busy)) {
            boolean complete = collected.missing().isEmpty();
            if (!complete && !partial) {
                throw incomplete(collected);
            }
            var archive = archives.archive(id, known, collected);
            Log.infof(
                    "A person's data is handed out, customerId=%s, caller=%s, complete=%s",
                    id, caller.name(), complete);
            return ResponseBuilder.<StreamingOutput>ok(out -> copy(archive, out), MediaType.valueOf(ZIP))
                    .header("Content-Disposition", "attachment; filename=\"" + id + ".zip\"")
                    .header("Heartline-Export-Complete", complete)
                    .build();
        }
    }

    private static void copy(Spool archive, OutputStream out) {
        try (var in = archive.in()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unavailable busy() {
        return new Unavailable("exports-busy", "Too many archives are being made; ask again in a minute.");
    }

    private static Unavailable incomplete(Collected collected) {
        var lacking = collected.missing().stream()
                .map(part -> part.service() + ": " + part.why())
                .collect(Collectors.joining("; "));
        return new Unavailable(
                "export-incomplete",
                "The archive would not hold everything (" + lacking + "). Ask again later, or with partial=true.");
    }
}
