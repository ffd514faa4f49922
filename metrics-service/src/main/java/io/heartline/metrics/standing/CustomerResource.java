package io.heartline.metrics.standing;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Segment;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.customer.Person;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.request.Requests;
import io.heartline.metrics.sentiment.Reading;
import io.heartline.metrics.value.Tier;
import io.heartline.metrics.value.Values;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How one relationship stands. */
@Path("/customers/{id}")
@Tag(name = "Customers")
public class CustomerResource {
    private final Customers customers;
    private final Accounts accounts;
    private final Values values;
    private final Requests requests;
    private final Caller caller;

    CustomerResource(Customers customers, Accounts accounts, Values values, Requests requests, Caller caller) {
        this.customers = customers;
        this.accounts = accounts;
        this.values = values;
        this.requests = requests;
        this.caller = caller;
    }

    /**
     * How a relationship stands.
     *
     * @param customerId the canonical id
     * @param customerIds the ids as first assigned whose books are read as one
     * @param at the instant it describes
     * @param balance of the love bank, in units
     * @param entries how many entries that stand it is made of
     * @param trend30d the balance less that of 30 days before
     * @param segment the emotional state
     * @param previousSegment the state before the last change
     * @param segmentSince since when the segment holds
     * @param segmentMoves how often it changed
     * @param sentiment the customer's own decayed mean valence, with its interval
     * @param emotion of the last 24 hours
     * @param shift of the last 24 hours against the sentiment without them
     * @param lastHeardAt when the customer last expressed something
     * @param evidence how many interactions and customer events count, agents' messages aside
     * @param valueTier high, middle or low as frozen last; null if it is not known
     * @param vip whether the person was among the most valuable then
     */
    public record StandingView(
            UUID customerId,
            List<UUID> customerIds,
            String brand,
            Instant at,
            double balance,
            int entries,
            double trend30d,
            Segment segment,
            @Nullable Segment previousSegment,
            @Nullable Instant segmentSince,
            int segmentMoves,
            Mean sentiment,
            EmotionView emotion,
            Reading.Shift shift,
            @Nullable Instant lastHeardAt,
            int evidence,
            @Nullable String valueTier,
            boolean vip) {
        StandingView(Person person, Account account, @Nullable Tier tier) {
            this(
                    person.id(),
                    person.customerIds(),
                    person.brand(),
                    account.at(),
                    account.balance(),
                    account.entries(),
                    account.trend30d(),
                    account.history().segment(),
                    account.history().previousSegment(),
                    account.history().since(),
                    account.history().moves(),
                    account.reading().sentiment(),
                    new EmotionView(
                            account.reading().emotion().n(),
                            account.reading().emotion().distribution()),
                    account.reading().shift(),
                    account.lastHeardAt(),
                    account.pieces(),
                    tier == null ? null : tier.tier(),
                    tier != null && tier.vip());
        }
    }

    /**
     * The emotions of a window.
     *
     * @param n how many expressions
     * @param distribution the share of each emotion, 0 to 1; empty of nothing
     */
    public record EmotionView(long n, Map<Emotion, Double> distribution) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "How a relationship stands, now or at any instant",
            description = "The id may be one as first assigned or a canonical one; merged customers are read as one.")
    public StandingView get(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at) {
        var instant = requests.at(at);
        var person = customers
                .person(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
        return new StandingView(
                person,
                accounts.account(person, instant),
                values.of(List.of(person.id())).get(person.id()));
    }
}
