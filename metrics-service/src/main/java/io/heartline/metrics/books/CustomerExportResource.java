package io.heartline.metrics.books;

import static io.heartline.metrics.database.Database.Column.ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.customer.Person;
import io.heartline.metrics.database.Database;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
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

/** Hands out all that the books hold of a person. */
@Path("/customers/{id}/export")
@Tag(name = "Privacy")
class CustomerExportResource {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String EXAMPLE = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"], "brand": "aurora-air",
             "evidence": [{"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "kind": "expression", "emotion": "anger"}],
             "entries": [{"cause": "emotion:anger", "kind": "withdrawal", "units_micros": -1800000}],
             "standings": [{"segment": "new-risk", "revision": 1}],
             "segments": [{"segment": "new-risk", "from_at": "2026-03-01T12:00:00+00:00", "to_at": null}],
             "strata": [{"dimension": "region", "stratum": "north"}],
             "dryRuns": [],
             "checkpoints": [],
             "news": [],
             "observations": [{"measure": "nps/0-10:low", "amount_micros": 3000000, "day": "2026-03-01"}],
             "messages": [], "invitations": [], "trades": [], "outreach": []}""";

    private final Customers customers;
    private final Database database;
    private final ObjectMapper json;
    private final Caller caller;

    CustomerExportResource(Customers customers, Database database, ObjectMapper json, Caller caller) {
        this.customers = customers;
        this.database = database;
        this.json = json;
        this.caller = caller;
    }

    /**
     * What is kept of a person; rows have the names of their columns.
     *
     * @param customerId the canonical id
     * @param customerIds all ids as first assigned
     */
    public record ExportView(
            UUID customerId,
            List<UUID> customerIds,
            String brand,
            List<Map<String, Object>> evidence,
            List<Map<String, Object>> entries,
            List<Map<String, Object>> standings,
            List<Map<String, Object>> segments,
            List<Map<String, Object>> strata,
            List<Map<String, Object>> values,
            List<Map<String, Object>> dryRuns,
            List<Map<String, Object>> checkpoints,
            List<Map<String, Object>> news,
            List<Map<String, Object>> observations,
            List<Map<String, Object>> messages,
            List<Map<String, Object>> invitations,
            List<Map<String, Object>> trades,
            List<Map<String, Object>> outreach) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "All that the books hold of a person")
    @APIResponse(
            responseCode = "200",
            description = "All that is kept of the person, table by table",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExportView.class),
                            examples = @ExampleObject(name = "one", summary = "One complaint", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public ExportView get(@RestPath UUID id) {
        var person = customers
                .person(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        return new ExportView(
                person.id(),
                person.customerIds(),
                person.brand(),
                rows("evidence", "occurred_at, id", person),
                rows("entry", "seq", person),
                rows("standing", "customer_id", person),
                rows("segment_period", "from_at", person),
                rows("customer_stratum", "dimension", person),
                rows("customer_value", "customer_id", person),
                rows("dry_run_change", "dry_run", person),
                rows("checkpoint", "at", person),
                rows("subscription_news", "subscription", person),
                rows("observation", "day, cause_id, ordinal", person),
                rows("message", "at, interaction_id", person),
                rows("invitation", "asked_at, id", person),
                rows("trade", "occurred_at, event_id", person),
                rows("outreach_assignment", "assigned_at, outreach_id", person));
    }

    private List<Map<String, Object>> rows(String table, String order, Person person) {
        return database.query(
                "select to_jsonb(t)::text as item from %s t where customer_id = any(?) order by %s"
                        .formatted(table, order),
                row -> object(row.text("item")),
                ids(person.customerIds()));
    }

    private Map<String, Object> object(String row) {
        try {
            return json.readValue(row, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote something else than JSON", e);
        }
    }
}
