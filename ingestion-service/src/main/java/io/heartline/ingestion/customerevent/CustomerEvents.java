package io.heartline.ingestion.customerevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.consent.Admission;
import io.heartline.ingestion.customer.CustomerKey;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.ContentHash;
import io.heartline.ingestion.intake.Head;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.intake.Outcome;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.intake.VersionedStore;
import io.heartline.ingestion.privacy.Masks;
import io.heartline.ingestion.privacy.Originals;
import io.heartline.platform.access.Brands;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What happened to or with customers: checked, stored once, published in every version. */
@ApplicationScoped
public class CustomerEvents implements RecordKind<NewCustomerEvent> {
    /** Events of longer ago raise nothing. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final List<String> REVISABLE = List.of(
            "product",
            "touchpoint",
            "type",
            "amount",
            "currency",
            "referred_customer_id",
            "profile",
            "attributes",
            "attributes_original",
            "backfill");
    private static final List<String> FIELDS = List.of(
            "source",
            "externalId",
            "customer.kind",
            "customer.value",
            "customer.region",
            "brand",
            "product",
            "touchpoint",
            "type",
            "amount",
            "currency",
            "referredCustomer.kind",
            "referredCustomer.value",
            "referredCustomer.region",
            "profile.region",
            "profile.plan",
            "profile.tier",
            "profile.tenureDays",
            "profile.language",
            "profile.timeZone",
            "occurredAt",
            "revisedAt",
            "attributes.*",
            "backfill");

    private final JsonItems items;
    private final Customers customers;
    private final Admission admission;
    private final Masks masks;
    private final Originals originals;
    private final ObjectMapper json;
    private final Clock clock;
    private final Event<CustomerEventsStored> observers;
    private final VersionedStore<CustomerEventRow> store;

    CustomerEvents(
            JsonItems items,
            Customers customers,
            Admission admission,
            Masks masks,
            Originals originals,
            ObjectMapper json,
            Clock clock,
            DataSource database,
            Outbox outbox,
            Event<CustomerEventsStored> observers) {
        this.items = items;
        this.customers = customers;
        this.admission = admission;
        this.masks = masks;
        this.originals = originals;
        this.json = json;
        this.clock = clock;
        this.observers = observers;
        this.store = new VersionedStore<>(database, json, outbox, "customer_event", REVISABLE);
    }

    @Override
    public String name() {
        return "customer-events";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public Checked<NewCustomerEvent> check(JsonNode item, Brands brands) {
        return items.bind(item, CustomerEventRequest.class)
                .then(request -> CustomerEventRules.check(request, brands, clock.instant()));
    }

    @Override
    public List<Stored> store(List<NewCustomerEvent> arrivals) {
        var now = clock.instant();
        var ids = customers.resolve(arrivals.stream()
                .flatMap(arrival -> Stream.of(arrival.customer(), arrival.referred()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return admission.store(arrivals, arrival -> ids.get(arrival.customer()), admitted -> {
            var rows = admitted.stream().map(arrival -> row(arrival, ids, now)).toList();
            var answers = store.store(
                    rows,
                    row -> OutgoingEvent.of(Topic.CUSTOMER_EVENTS, row.head().customerId(), row.event(), now));
            tell(rows, answers, now);
            return answers;
        });
    }

    /** What is old or only builds the books must not set anything off. */
    private void tell(List<CustomerEventRow> rows, List<Stored> answers, Instant now) {
        var oldest = now.minus(FRESH);
        var fresh = IntStream.range(0, rows.size())
                .filter(i -> answers.get(i) instanceof Stored.Kept kept && kept.status() == Outcome.ACCEPTED)
                .mapToObj(rows::get)
                .filter(row -> !row.backfill() && !row.head().occurredAt().isBefore(oldest))
                .map(CustomerEventRow::event)
                .toList();
        if (!fresh.isEmpty()) {
            observers.fire(new CustomerEventsStored(fresh));
        }
    }

    private CustomerEventRow row(NewCustomerEvent arrival, Map<CustomerKey, UUID> ids, Instant now) {
        var referred = arrival.referred() == null ? null : ids.get(arrival.referred());
        var content = arrival.content().referring(referred);
        var masked = content.masked(masks);
        var head = new Head(
                Ids.next(),
                arrival.customer().brand(),
                arrival.source(),
                arrival.externalId(),
                Objects.requireNonNull(ids.get(arrival.customer())),
                1,
                ContentHash.of(content, json),
                Objects.requireNonNullElse(arrival.occurredAt(), now),
                arrival.occurredAt() != null,
                now,
                arrival.revisedAt());
        return new CustomerEventRow(
                head, masked, originals.close(content.attributes(), masked.attributes()), arrival.backfill());
    }
}
