package io.heartline.metrics.books;

import static io.heartline.metrics.database.Database.Column.ids;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
    private final Caller caller;

    CustomerExportResource(Customers customers, Database database, Caller caller) {
        this.customers = customers;
        this.database = database;
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
            Rows evidence,
            Rows entries,
            Rows standings,
            Rows segments,
            Rows strata,
            Rows values,
            Rows dryRuns,
            Rows checkpoints,
            Rows news,
            Rows observations,
            Rows messages,
            Rows invitations,
            Rows trades,
            Rows outreach) {}

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

    private Rows rows(String table, String order, Person person) {
        return database.query(
                        "select coalesce(json_agg(to_jsonb(t) order by %s), '[]')::text as items from %s t where customer_id = any(?)"
                                .formatted(order, table),
                        row -> new Rows(row.text("items")),
                        ids(person.customerIds()))
                .getFirst();
    }

    /** The rows of a table, as the database writes them: taking them apart would only be to put them together again. */
    @Schema(type = SchemaType.ARRAY, implementation = Object.class)
    public record Rows(@JsonRawValue @JsonValue String json) {}
}
