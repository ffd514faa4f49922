package io.heartline.ingestion.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.privacy.Export;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Hands out all that this service keeps of a person. */
@Path("/customers")
@Tag(name = "Privacy")
class ExportResource {
    private static final String ZIP = "application/zip";

    private final People people;
    private final ObjectMapper json;
    private final Caller caller;

    ExportResource(People people, ObjectMapper json, Caller caller) {
        this.people = people;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/export")
    @Produces(ZIP)
    @RolesAllowed(Role.ADMIN)
    @Blocking
    @Operation(
            summary = "All that this service keeps of a person, as a ZIP of JSON files",
            description = "In the clear: originals and addresses included. Scores, accounts and alerts are with their "
                    + "services, under the same path.")
    @APIResponse(
            responseCode = "200",
            description = "The archive: about.json and one file for each kind of thing",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples =
                                    @ExampleObject(
                                            name = "files",
                                            summary = "What is in the archive",
                                            value =
                                                    "about.json, identifiers.json, interactions.json, customer-events.json, consents.json")))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public RestResponse<StreamingOutput> export(@RestPath UUID id) {
        var known = people.find(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        Log.infof("A person's data is handed out, customerId=%s, caller=%s", id, caller.name());
        StreamingOutput zip = out -> QuarkusTransaction.requiringNew().run(() -> write(known, out));
        return ResponseBuilder.ok(zip, MediaType.valueOf(ZIP))
                .header("Content-Disposition", "attachment; filename=\"" + id + ".zip\"")
                .build();
    }

    private void write(People.Known known, OutputStream out) {
        try (var export = new Export(out, json)) {
            export.list(
                    "about",
                    List.of(Map.of(
                            "brand",
                            known.brand(),
                            "customerIds",
                            List.of(known.person().array()))));
            people.memories().forEach(memory -> memory.export(known.person(), export));
        }
    }
}
