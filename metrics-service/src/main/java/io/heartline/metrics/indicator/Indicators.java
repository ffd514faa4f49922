package io.heartline.metrics.indicator;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps what indicators are made of, in the caller's transaction. */
@ApplicationScoped
public class Indicators {
    private final ObservationStore observations;
    private final MessageStore messages;
    private final TradeStore trades;
    private final InvitationStore invitations;

    Indicators(ObservationStore observations, MessageStore messages, TradeStore trades, InvitationStore invitations) {
        this.observations = observations;
        this.messages = messages;
        this.trades = trades;
        this.invitations = invitations;
    }

    /**
     * Counts what customers and agents said.
     *
     * @param won new winners, each interaction once
     * @param replaced those of them that take the place of an earlier winner
     */
    public void heard(Collection<ScoredInteraction> won, Set<UUID> replaced) {
        Set<UUID> causes = new HashSet<>(replaced);
        List<Observation> now = new ArrayList<>();
        won.forEach(said -> now.addAll(ratings(said)));
        var touched = messages.replace(
                replaced,
                won.stream().flatMap(said -> Exchange.Message.of(said).stream()).toList());
        if (!touched.isEmpty()) {
            var known = messages.of(touched);
            var arrived = won.stream().map(ScoredInteraction::id).collect(Collectors.toSet());
            for (var exchange : touched) {
                var all = known.getOrDefault(exchange, List.of());
                // Most are new, and nothing is known of them that would have to go
                if (!replaced.isEmpty() || !all.stream().allMatch(message -> arrived.contains(message.id()))) {
                    causes.add(exchange.causeId());
                }
                exchange.observe(all).ifPresent(now::add);
            }
        }
        observations.replace(causes, now);
    }

    /**
     * Counts what happened to or with customers.
     *
     * @param won new winners, each event once
     * @param replaced those of them that take the place of an earlier winner
     */
    public void happened(Collection<CustomerEvent> won, Set<UUID> replaced) {
        var traded = won.stream()
                .filter(event -> Measures.TRADED.contains(event.type().value()))
                .toList();
        trades.replace(replaced, traded);
        observations.replace(
                replaced, traded.stream().map(Indicators::observation).toList());
    }

    /** Counts steps of invitations to surveys. */
    void invited(Collection<Invitation> steps) {
        var now = invitations.add(steps);
        observations.replace(now.stream().map(Observation::causeId).distinct().toList(), now);
    }

    /**
     * Deletes all of these customers.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return observations.forget(customerIds)
                + messages.forget(customerIds)
                + trades.forget(customerIds)
                + invitations.forget(customerIds);
    }

    /**
     * Compares the sums of days of a brand with those that its observations make; nobody may count anything meanwhile.
     *
     * @param replacing whether to put these in their place
     * @return how many rows were missing or wrong
     */
    public long rebuild(String brand, boolean replacing) {
        return observations.rebuild(brand, replacing);
    }

    private static List<Observation> ratings(ScoredInteraction said) {
        List<Observation> found = new ArrayList<>();
        switch (said.speaker()) {
            case AGENT -> {}
            case CUSTOMER -> {
                for (var rating : said.ratings()) {
                    var measure = Measures.of(rating);
                    if (measure != null) {
                        found.add(new Observation(
                                said.id(),
                                found.size(),
                                said.brand(),
                                said.customerId(),
                                said.occurredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                                new Place(said.product(), said.campaign(), said.channel(), said.touchpoint(), null),
                                measure,
                                Micros.of(rating.value())));
                    }
                }
            }
        }
        return found;
    }

    private static Observation observation(CustomerEvent event) {
        return new Observation(
                event.id(),
                0,
                event.brand(),
                event.customerId(),
                event.occurredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                new Place(event.product(), null, null, event.touchpoint(), null),
                Measures.of(event),
                TradeStore.amountMicros(event));
    }
}
