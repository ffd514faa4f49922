package io.heartline.metrics.ledger;

import io.heartline.contracts.EntryKind;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The account of one relationship, entry by entry. */
@Path("/customers/{id}/ledger")
@Tag(name = "Customers")
public class LedgerResource {
    private final Customers customers;
    private final Entries entries;
    private final Ledger ledger;
    private final Requests requests;
    private final Caller caller;

    LedgerResource(Customers customers, Entries entries, Ledger ledger, Requests requests, Caller caller) {
        this.customers = customers;
        this.entries = entries;
        this.ledger = ledger;
        this.requests = requests;
        this.caller = caller;
    }

    /**
     * A page of the account.
     *
     * @param customerId the canonical id
     * @param at the instant at which entries are valued; give it with the cursor, so that all pages are of one instant
     * @param balance the sum of the values of all entries, also of those on other pages
     * @param items latest first
     * @param nextCursor where the next page begins; null on the last one
     */
    public record LedgerView(
            UUID customerId,
            Instant at,
            double balance,
            List<EntryView> items,
            @Nullable String nextCursor) {}

    /**
     * An entry.
     *
     * @param customerId the customer, as first assigned
     * @param causeId the interaction or customer event
     * @param cause {@code emotion:anger}, {@code event:data-misuse}, …
     * @param words the cause in words
     * @param units as posted
     * @param value what is left of the units at the instant
     * @param reverses the entry that it takes back, if it is a reversal
     */
    public record EntryView(
            UUID id,
            UUID customerId,
            UUID causeId,
            String cause,
            String words,
            EntryKind kind,
            double units,
            double value,
            double stake,
            double intensity,
            double confidence,
            int policy,
            @Nullable String touchpoint,
            Instant effectiveAt,
            Instant postedAt,
            @Nullable UUID reverses) {
        EntryView(Entry entry, double value, Language language) {
            this(
                    entry.id(),
                    entry.customerId(),
                    entry.cause().id(),
                    entry.cause().name(),
                    Words.of(entry, language),
                    entry.kind(),
                    decimal(entry.unitsMicros()),
                    value,
                    decimal(entry.factors().stakeMicros()),
                    decimal(entry.factors().intensityMicros()),
                    decimal(entry.factors().confidenceMicros()),
                    entry.policy(),
                    entry.cause().touchpoint(),
                    entry.effectiveAt(),
                    entry.postedAt(),
                    entry.reverses());
        }

        private static double decimal(long micros) {
            return (double) micros / Micros.ONE;
        }
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Every entry of a relationship's account, latest first, with its cause in words",
            description = "The sum of the values of all entries is the balance.")
    public LedgerView get(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at,
            @RestQuery @Parameter(description = "en (the default) or zh", example = "zh") @Nullable String lang,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var instant = requests.at(at);
        var language = Language.of(lang);
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var person = customers
                .person(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        var found = keys.isEmpty()
                ? entries.page(person.customerIds(), instant, instant, Long.MAX_VALUE, size)
                : entries.page(
                        person.customerIds(),
                        instant,
                        requests.instant("cursor", keys.get(0)),
                        number(keys.get(1)),
                        size);
        var last = found.size() < size ? null : found.getLast();
        return new LedgerView(
                person.id(),
                instant,
                ledger.total(person.customerIds(), instant),
                found.stream()
                        .map(numbered -> view(numbered.entry(), instant, language))
                        .toList(),
                last == null ? null : Cursor.after(last.entry().effectiveAt().toString(), Long.toString(last.seq())));
    }

    private EntryView view(Entry entry, Instant at, Language language) {
        double value = ledger.decay().value(entry.unitsMicros(), entry.kind(), entry.effectiveAt(), at);
        return new EntryView(entry, value, language);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Requests.invalid("cursor", "is not one that this list handed out");
        }
    }
}
