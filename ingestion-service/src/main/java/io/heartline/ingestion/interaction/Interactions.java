package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.consent.Admission;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.ContentHash;
import io.heartline.ingestion.intake.Head;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.intake.VersionedStore;
import io.heartline.ingestion.privacy.Masks;
import io.heartline.ingestion.privacy.Originals;
import io.heartline.platform.access.Brands;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What customers and agents expressed: checked, masked, stored once, published in every version. */
@ApplicationScoped
public class Interactions implements RecordKind<MaskedInteraction> {
    private static final List<String> REVISABLE = List.of(
            "product",
            "campaign",
            "channel",
            "touchpoint",
            "speaker",
            "agent_id",
            "conversation_id",
            "in_reply_to",
            "text",
            "text_original",
            "language",
            "question",
            "ratings",
            "openly_visible",
            "reach",
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
            "campaign",
            "channel",
            "touchpoint",
            "speaker",
            "agentId",
            "conversationId",
            "inReplyTo",
            "text",
            "language",
            "question",
            "ratings.nps",
            "ratings.csat",
            "ratings.ces",
            "ratings.stars",
            "ratings.love",
            "public",
            "reach",
            "occurredAt",
            "revisedAt",
            "attributes.*",
            "backfill");

    private final JsonItems items;
    private final Customers customers;
    private final Admission admission;
    private final Originals originals;
    private final Masks masks;
    private final ObjectMapper json;
    private final Clock clock;
    private final VersionedStore<InteractionRow> store;

    Interactions(
            JsonItems items,
            Customers customers,
            Admission admission,
            Originals originals,
            Masks masks,
            ObjectMapper json,
            Clock clock,
            DataSource database,
            Outbox outbox) {
        this.items = items;
        this.customers = customers;
        this.admission = admission;
        this.originals = originals;
        this.masks = masks;
        this.json = json;
        this.clock = clock;
        this.store = new VersionedStore<>(database, json, outbox, "interaction", REVISABLE);
    }

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public Checked<MaskedInteraction> check(JsonNode item, Brands brands) {
        return items.bind(item, InteractionRequest.class)
                .then(request -> InteractionRules.check(request, brands, clock.instant()))
                .then(valid -> new Checked.Valid<>(
                        new MaskedInteraction(valid, valid.content().masked(masks))));
    }

    @Override
    public List<Stored> store(List<MaskedInteraction> arrivals) {
        var now = clock.instant();
        var ids = customers.resolve(
                arrivals.stream().map(MaskedInteraction::customer).collect(Collectors.toSet()));
        return admission.store(arrivals, arrival -> ids.get(arrival.customer()), admitted -> {
            var rows = admitted.stream()
                    .map(arrival -> row(arrival, Objects.requireNonNull(ids.get(arrival.customer())), now))
                    .toList();
            return store.store(
                    rows, row -> OutgoingEvent.of(Topic.INTERACTIONS, row.head().customerId(), row.event(), now));
        });
    }

    /**
     * Checks and stores what a customer expressed whose id is known, in the caller's transaction.
     *
     * @param item whose own reference to a customer is not looked up; it must be well-formed all the same
     */
    public Checked<Stored> storeOf(UUID customerId, JsonNode item) {
        var now = clock.instant();
        return check(item, Brands.all())
                .then(valid -> new Checked.Valid<>(admission
                        .store(
                                List.of(valid),
                                arrival -> customerId,
                                admitted -> store.store(
                                        admitted.stream()
                                                .map(arrival -> row(arrival, customerId, now))
                                                .toList(),
                                        row -> OutgoingEvent.of(Topic.INTERACTIONS, customerId, row.event(), now)))
                        .getFirst()));
    }

    private InteractionRow row(MaskedInteraction masked, UUID customerId, Instant now) {
        var arrival = masked.original();
        var content = arrival.content();
        var head = new Head(
                Ids.next(),
                arrival.customer().brand(),
                arrival.source(),
                arrival.externalId(),
                customerId,
                1,
                ContentHash.of(content, json),
                Objects.requireNonNullElse(arrival.occurredAt(), now),
                arrival.occurredAt() != null,
                now,
                arrival.revisedAt());
        return new InteractionRow(
                head,
                masked.content(),
                originals.close(content.text(), masked.content().text()),
                originals.close(content.attributes(), masked.content().attributes()),
                arrival.backfill());
    }
}
