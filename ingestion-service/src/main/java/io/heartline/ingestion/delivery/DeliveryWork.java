package io.heartline.ingestion.delivery;

import io.heartline.ingestion.customerevent.CustomerEvents;
import io.heartline.ingestion.delivery.Statements.Reading;
import io.heartline.ingestion.intake.ItemCounters;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.ingestion.source.Tallies;
import io.heartline.ingestion.source.Tallies.Count;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Processes deliveries of one source in the order in which they came. What a delivery says, what became of it and how the
 * source fares are there in one transaction, or nothing is and it is taken again.
 */
@ApplicationScoped
class DeliveryWork {
    private static final int DOUBLINGS_MAX = 8;
    private static final String WAITING = """
            select distinct source_id from raw_delivery where state = 'WAITING' and next_attempt_at <= ?""";
    private static final String CUSTOMERS = """
            select id, customer_id from interaction where id = any(?)
            union all select id, customer_id from customer_event where id = any(?)
            union all select id, referred_customer_id from customer_event
            where id = any(?) and referred_customer_id is not null""";

    private final RawDeliveryRepository deliveries;
    private final Sources sources;
    private final Tallies tallies;
    private final Payloads payloads;
    private final Statements statements;
    private final Interactions interactions;
    private final CustomerEvents events;
    private final ItemCounters counters;
    private final Secrets box;
    private final Database database;
    private final Clock clock;

    DeliveryWork(
            RawDeliveryRepository deliveries,
            Sources sources,
            Tallies tallies,
            Payloads payloads,
            Statements statements,
            Interactions interactions,
            CustomerEvents events,
            ItemCounters counters,
            Secrets box,
            Database database,
            Clock clock) {
        this.deliveries = deliveries;
        this.sources = sources;
        this.tallies = tallies;
        this.payloads = payloads;
        this.statements = statements;
        this.interactions = interactions;
        this.events = events;
        this.counters = counters;
        this.box = box;
        this.database = database;
        this.clock = clock;
    }

    /** What a transaction did, to be counted on the meters once it is committed. */
    private record Done(
            Source source, int deliveries, List<Count> counts, List<Stored> interactions, List<Stored> events) {}

    /** A delivery that was processed alone could not be. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient UUID deliveryId;

        Failed(UUID deliveryId, RuntimeException cause) {
            super("the delivery " + deliveryId + " could not be processed", cause);
            this.deliveryId = deliveryId;
        }

        UUID deliveryId() {
            return deliveryId;
        }
    }

    /** The sources that have something to do. */
    List<UUID> waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.query(WAITING, row -> row.getObject(1, UUID.class), clock.instant()));
    }

    /**
     * Processes deliveries of a source, unless another instance is at it: two would mix up their order.
     *
     * @return how many were processed
     * @throws Failed if one that was taken alone could not be
     */
    int next(UUID sourceId, int limit) {
        var done = QuarkusTransaction.requiringNew().call(() -> take(sourceId, limit));
        done.ifPresent(work -> {
            tallies.meter(work.source().kind(), work.counts());
            counters.stored(interactions.name(), work.interactions());
            counters.stored(events.name(), work.events());
        });
        return done.map(Done::deliveries).orElse(0);
    }

    private Optional<Done> take(UUID sourceId, int limit) {
        if (!database.tryLock("deliveries:" + sourceId)) {
            return Optional.empty();
        }
        var claimed = deliveries.claim(sourceId, clock.instant(), limit);
        var source = sources.find(sourceId);
        if (claimed.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(process(source.get(), claimed));
        } catch (RuntimeException e) {
            if (limit == 1) {
                throw new Failed(claimed.getFirst().id(), e);
            }
            throw e;
        }
    }

    private Done process(Source source, List<RawDelivery> claimed) {
        var brands = Brands.of(Set.of(source.brand()));
        var readings =
                claimed.stream().map(delivery -> understand(source, delivery)).toList();
        var digests = readings.stream().map(Reading::digest).toList();
        // Who is who comes before everything that has to find customers.
        readings.forEach(reading -> statements.link(source, reading));
        readings.forEach(reading -> statements.record(source, reading));
        var said = new ItemBatch<>(interactions, brands);
        var happened = new ItemBatch<>(events, brands);
        readings.forEach(reading -> {
            said.add(reading.digest(), reading.translation().interactions());
            happened.add(reading.digest(), reading.translation().customerEvents());
        });
        var saidAnswers = said.store();
        var happenedAnswers = happened.store();
        addCustomers(digests);
        var now = clock.instant();
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < claimed.size(); i++) {
            var digest = digests.get(i);
            if (digest.isDropped()) {
                claimed.get(i).dropped(now);
            } else {
                claimed.get(i).processed(digest.violations(), digest.customerIds(), now);
            }
            counts.addAll(digest.counts());
        }
        deliveries.flush();
        var summed = summed(counts);
        tallies.add(source.id(), summed);
        return new Done(source, claimed.size(), summed, saidAnswers, happenedAnswers);
    }

    private Reading understand(Source source, RawDelivery delivery) {
        var digest = new Digest();
        try {
            var translation = payloads.read(source.kind(), box.open(delivery.payload()), source.defaults());
            if (translation.ignored() != null) {
                digest.ignored();
            }
            return new Reading(translation, delivery.receivedAt(), digest);
        } catch (Unmappable e) {
            digest.refuse(e.field(), "unmappable", String.valueOf(e.getMessage()));
            return new Reading(Translation.ignored("it is unmappable"), delivery.receivedAt(), digest);
        }
    }

    /** Whose data a delivery holds, so that it can be forgotten with them. */
    private void addCustomers(List<Digest> digests) {
        var ids = digests.stream()
                .flatMap(digest -> digest.recordIds().stream())
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return;
        }
        Map<UUID, List<UUID>> customers = new HashMap<>();
        database.query(
                CUSTOMERS,
                row -> customers
                        .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class)),
                ids,
                ids,
                ids);
        for (var digest : digests) {
            for (var id : digest.recordIds()) {
                customers.getOrDefault(id, List.of()).forEach(digest::concerns);
            }
        }
    }

    private static List<Count> summed(List<Count> counts) {
        Map<Count, Long> sums = new HashMap<>();
        counts.forEach(count -> sums.merge(new Count(count.outcome(), count.reason(), 0), count.count(), Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey().outcome(), sum.getKey().reason(), sum.getValue()))
                .toList();
    }

    /** Notes that a delivery failed, in a transaction of its own; without the database nothing is noted. */
    void failed(UUID deliveryId, DeliveryConfig config) {
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries
                        .findByIdOptional(deliveryId)
                        .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                        .ifPresent(delivery -> delivery.failed(
                                config.attemptsMax(),
                                config.backoff().multipliedBy(1L << Math.min(delivery.attempts(), DOUBLINGS_MAX)),
                                clock.instant())));
    }
}
