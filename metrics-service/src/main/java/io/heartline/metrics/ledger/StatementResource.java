package io.heartline.metrics.ledger;

import io.heartline.contracts.EntryKind;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Why a relationship stands where it stands, in plain words. */
@Path("/customers/{id}/statement")
@Tag(name = "Customers")
public class StatementResource {
    /** So many causes and so many breaches of trust are listed; the sums have all of them. */
    static final int LISTED_MAX = 50;

    private static final String EXAMPLE = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "at": "2026-03-01T12:00:00Z", "balance": -42.1,
             "deposits": 2.9, "withdrawals": -45.0, "verdict": "shock",
             "summary": ["The balance is −42.1: deposits still count +2.9, withdrawals −45.0.",
                         "A breach of trust on 1 March 2026 (The customer's data was misused) still counts −45.0; small good deeds do not undo it."],
             "causes": [{"cause": "event:data-misuse", "kind": "withdrawal", "words": "The customer's data was misused once: −45.0",
                         "count": 1, "units": -45.0, "value": -45.0, "lastAt": "2026-03-01T11:58:00Z"}],
             "drift": {"days": 90, "withdrawals": 0, "taken": 0.0, "given": 2.9, "drifting": false}}""";

    private final Customers customers;
    private final Totals totals;
    private final LedgerConfig config;
    private final Requests requests;
    private final Caller caller;

    StatementResource(Customers customers, Totals totals, LedgerConfig config, Requests requests, Caller caller) {
        this.customers = customers;
        this.totals = totals;
        this.config = config;
        this.requests = requests;
        this.caller = caller;
    }

    /**
     * Why a balance is what it is.
     *
     * @param deposits what of them is left, in units
     * @param withdrawals what of them is left, in units; not above 0
     * @param verdict steady, drift, shock or drift-and-shock
     * @param summary a few sentences: the balance, each breach of trust, the drift
     * @param causes the heaviest first, at most 50
     * @param drift the small entries of late
     */
    public record StatementView(
            UUID customerId,
            Instant at,
            double balance,
            double deposits,
            double withdrawals,
            String verdict,
            List<String> summary,
            List<CauseView> causes,
            DriftView drift) {}

    /**
     * What one cause comes to.
     *
     * @param count how many entries that stand
     * @param units as posted
     * @param value what is left of them
     */
    public record CauseView(
            String cause, EntryKind kind, String words, long count, double units, double value, Instant lastAt) {}

    /**
     * The entries of late that are no breach of trust.
     *
     * @param drifting whether there are enough withdrawals, and they outweigh the deposits
     */
    public record DriftView(long days, long withdrawals, double taken, double given, boolean drifting) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Why a relationship stands where it stands, in plain English or Chinese",
            description = "Drift (many small withdrawals) and shock (a breach of trust) are told apart.")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StatementView.class),
                            examples = @ExampleObject(name = "shock", summary = "A shock", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public StatementView get(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at,
            @RestQuery @Parameter(description = "en (the default) or zh", example = "zh") @Nullable String lang) {
        var instant = requests.at(at);
        var language = Language.of(lang);
        var person = customers
                .person(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        var statement = Statement.of(
                instant,
                totals.byCause(person.customerIds(), instant),
                totals.shocks(person.customerIds(), instant, LISTED_MAX),
                config.driftWindow(),
                config.driftMin());
        return view(person.id(), statement, language);
    }

    private static StatementView view(UUID person, Statement statement, Language language) {
        var drift = statement.drift();
        return new StatementView(
                person,
                statement.at(),
                statement.balance(),
                statement.deposits(),
                statement.withdrawals(),
                statement.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                StatementWords.summary(statement, language),
                statement.totals().stream()
                        .limit(LISTED_MAX)
                        .map(total -> view(total, language))
                        .toList(),
                new DriftView(
                        drift.window().toDays(), drift.withdrawals(), drift.taken(), drift.given(), drift.drifting()));
    }

    private static CauseView view(Totals.Total total, Language language) {
        return new CauseView(
                total.cause(),
                total.kind(),
                StatementWords.total(total, language),
                total.count(),
                (double) total.unitsMicros() / Micros.ONE,
                total.value(),
                total.lastAt());
    }
}
