package io.heartline.scoring.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out all that this service keeps of a customer. */
@Path("/customers/{id}/export")
@Tag(name = "Privacy")
class CustomerExportResource {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String VISIBLE = " and (?::text[] is null or brand = any(?))";
    private static final String SCORES = """
            select jsonb_build_object('interaction', interaction::jsonb, 'score', score::jsonb, 'scoredAt', scored_at)
            from score where customer_id = ?""" + VISIBLE + " order by occurred_at, interaction_id";
    private static final String CORRECTIONS = """
            select jsonb_build_object('interactionId', interaction_id, 'text', text, 'labels', labels::jsonb,
                                      'reason', reason, 'madeBy', made_by)
            from correction where customer_id = ?""" + VISIBLE + " order by interaction_id";
    private static final String CONSENTS = """
            select jsonb_build_object('allowed', allowed, 'decidedAt', decided_at)
            from analysis_consent where customer_id = ?""" + VISIBLE;
    private static final String GOLD = """
            select jsonb_build_object('language', language, 'text', text)
            from gold_text join gold_sample on gold_sample.id = gold_text.sample_id
            where customer_id = ?""" + VISIBLE + " order by 1";

    private static final String EXAMPLE = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "scores": [{"interaction": {"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "text": "Two hours late."},
                         "score": {"emotion": "anger", "valence": -0.81}, "scoredAt": "2026-03-01T12:00:03+00:00"}],
             "corrections": [], "goldTexts": [],
             "analysisConsents": [{"allowed": false, "decidedAt": "2026-03-02T09:00:00+00:00"}]}""";

    private final Database database;
    private final ObjectMapper json;
    private final Caller caller;

    CustomerExportResource(Database database, ObjectMapper json, Caller caller) {
        this.database = database;
        this.json = json;
        this.caller = caller;
    }

    /**
     * What is kept of a customer.
     *
     * @param customerId as first assigned; whoever was merged has one answer for each id
     * @param scores each with the masked interaction that it is of
     * @param corrections by people
     * @param goldTexts texts that were drawn to measure models by
     * @param analysisConsents the newest decision on being analysed; empty without one
     */
    public record ExportView(
            UUID customerId,
            List<Map<String, Object>> scores,
            List<Map<String, Object>> corrections,
            List<Map<String, Object>> goldTexts,
            List<Map<String, Object>> analysisConsents) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "All that this service keeps of a customer")
    @APIResponse(
            responseCode = "200",
            description = "Scores, corrections, sampled texts and the decision on being analysed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExportView.class),
                            examples = @ExampleObject(name = "one", summary = "One score", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "Nothing is kept of the customer that the key may see")
    public ExportView get(@RestPath UUID id) {
        var view = new ExportView(id, rows(SCORES, id), rows(CORRECTIONS, id), rows(GOLD, id), rows(CONSENTS, id));
        if (view.scores().isEmpty()
                && view.corrections().isEmpty()
                && view.goldTexts().isEmpty()
                && view.analysisConsents().isEmpty()) {
            throw new NotFound("unknown-customer", "Nothing is kept of a customer " + id + ".");
        }
        return view;
    }

    private List<Map<String, Object>> rows(String sql, UUID id) {
        var brands = caller.brands().forSql();
        return database.query(sql, row -> object(row.getString(1)), id, brands, brands);
    }

    private Map<String, Object> object(String row) {
        try {
            return json.readValue(row, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote something else than JSON", e);
        }
    }
}
