package io.heartline.scoring.score;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Scores each interaction received, once. */
@ApplicationScoped
class InteractionConsumer {
    private final Subscription<Interaction> subscription;
    private final Scores scores;
    private final ScoreTable table;
    private final Outbox outbox;
    private final Followers followers;
    private final Clock clock;

    InteractionConsumer(Inbox inbox, Scores scores, ScoreTable table, Outbox outbox, Followers followers, Clock clock) {
        this.subscription = inbox.subscribe("interactions", Interaction.class, this::on);
        this.scores = scores;
        this.table = table;
        this.outbox = outbox;
        this.followers = followers;
        this.clock = clock;
    }

    @Incoming("interactions")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Interaction>> batch) {
        var erased =
                table.erased(batch.stream().map(one -> one.event().customerId()).collect(Collectors.toSet()));
        var due = latest(batch).stream()
                .filter(heard -> !erased.contains(heard.customerId()))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        var fresh = scored(due);
        var now = clock.instant();
        var winners = table.keep(fresh, now);
        var told = fresh.stream()
                .filter(live -> winners.contains(live.heard().id()))
                .toList();
        outbox.addAll(told.stream()
                .map(live -> ScoredInteraction.of(live.heard(), live.score()))
                .map(scored -> OutgoingEvent.of(Topic.SCORED_INTERACTIONS, scored.customerId(), scored, now))
                .toList());
        followers.scored(fresh, told, now);
    }

    private List<LiveScore> scored(List<Interaction> heard) {
        var given = scores.all(heard.stream().map(ScoringInput::of).toList());
        var scored = new ArrayList<LiveScore>(given.size());
        for (int i = 0; i < given.size(); i++) {
            scored.add(new LiveScore(heard.get(i), given.get(i)));
        }
        return scored;
    }

    /** Of several versions of an interaction in one batch the highest, in the order in which each was first heard. */
    private static List<Interaction> latest(List<Received<Interaction>> batch) {
        var latest = new LinkedHashMap<UUID, Interaction>();
        for (var one : batch) {
            latest.merge(one.event().id(), one.event(), (a, b) -> b.version() > a.version() ? b : a);
        }
        return List.copyOf(latest.values());
    }
}
