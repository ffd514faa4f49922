package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Ids;
import io.heartline.ingestion.privacy.Originals;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Lifts masks, for administrators alone and never unseen. */
@Path("/interactions")
@Tag(name = "Privacy")
class OriginalResource {
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final String SELECT = """
            select id, version, text, text_original, attributes, attributes_original from interaction
            where id = ? and (?::text[] is null or brand = any(?))""";
    private static final String ORIGINAL = """
            {"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "version": 1,
             "text": "Two hours late and nobody told us why. Write to mia@example.com.", "attributes": {}}""";

    private final Database database;
    private final Originals originals;
    private final TextAccessRepository accesses;
    private final Caller caller;
    private final Clock clock;
    private final ObjectMapper json;

    OriginalResource(
            Database database,
            Originals originals,
            TextAccessRepository accesses,
            Caller caller,
            Clock clock,
            ObjectMapper json) {
        this.database = database;
        this.originals = originals;
        this.accesses = accesses;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    /** The newest version as it was delivered. */
    public record OriginalView(
            UUID id, int version, @Nullable String text, Map<String, String> attributes) {}

    @GET
    @Path("/{id}/original")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "The newest version of an interaction without masks",
            description = "Who asked for it is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "What the customer wrote",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OriginalView.class),
                            examples =
                                    @ExampleObject(
                                            name = "review",
                                            summary = "A review with its e-mail address",
                                            value = ORIGINAL)))
    @APIResponse(responseCode = "404", description = "No such interaction is known, or the key does not see its brand")
    public OriginalView get(@RestPath UUID id) {
        var brands = caller.brands().forSql();
        var found = database.first(SELECT, this::view, id, brands, brands)
                .orElseThrow(() -> new NotFound("unknown-interaction", "There is no interaction " + id + "."));
        accesses.persist(TextAccess.toOriginal(Ids.next(), caller.name(), clock.instant(), id));
        return found;
    }

    private OriginalView view(ResultSet row) throws SQLException {
        var text = originals.text(row.getBytes("text_original"));
        var attributes = originals.attributes(row.getBytes("attributes_original"));
        return new OriginalView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                text == null ? row.getString("text") : text,
                attributes == null ? attributes(row.getString("attributes")) : attributes);
    }

    private Map<String, String> attributes(String stored) {
        try {
            return json.readValue(stored, ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes were not written by this service", e);
        }
    }
}
