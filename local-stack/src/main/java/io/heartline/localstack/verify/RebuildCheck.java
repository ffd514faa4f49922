package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Publisher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Lets the metrics service take in a random run, with corrections, late events, merges and their undoing, and erasures,
 * while it is killed and started again; then has every aggregate made anew, and looks whether anything differs.
 */
final class RebuildCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long SEED = 20_260_915L;
    private static final int INTERACTIONS_MAX = 20_000;
    private static final int INTERACTIONS_PER_CUSTOMER = 40;
    private static final List<String> EVENTS =
            List.of("purchase", "delivery-late", "refund", "reward", "visit", "data-misuse");

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final Random random = new Random(SEED);
    private final int interactions;
    private final int customers;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    RebuildCheck(Site site, int rows, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
        this.interactions = Math.min(rows, INTERACTIONS_MAX);
        this.customers = Math.max(10, interactions / INTERACTIONS_PER_CUSTOMER);
    }

    ObjectNode run() throws IOException, InterruptedException {
        for (var other : new Service[] {Service.INGESTION, Service.SCORING, Service.ALERTING}) {
            site.stack().stop(other);
        }
        var said = publish();
        site.stack().kill(Service.METRICS);
        site.stack().restart(Service.METRICS, Map.of());
        await(
                "everything to be in the books",
                () -> taken(Topic.SCORED_INTERACTIONS) >= said ? Optional.of(true) : Optional.empty());
        await("the erasures", () -> taken(Topic.ERASURES) >= 2 ? Optional.of(true) : Optional.empty());
        compare();
        return figures;
    }

    private long taken(Topic topic) {
        return site.audits().processed(Service.METRICS, topic.wire());
    }

    /** Returns how many states of interactions were published. */
    private long publish() {
        var now = clock.instant();
        var scores = new GeneratedScores(interactions, customers, now);
        var states = 0L;
        try (var publisher = new Publisher(site.stack().file().kafka())) {
            for (var number = 0; number < interactions; number++) {
                var one = scores.get(number);
                publisher.send(Topic.SCORED_INTERACTIONS, one.customerId(), one);
                states++;
                if (random.nextInt(10) == 0) {
                    var corrected = corrected(one);
                    publisher.send(Topic.SCORED_INTERACTIONS, corrected.customerId(), corrected);
                    states++;
                }
                if (random.nextInt(4) == 0) {
                    var event = event(one.occurredAt().minus(Duration.ofHours(random.nextInt(2_000))));
                    publisher.send(Topic.CUSTOMER_EVENTS, event.customerId(), event);
                }
                if (random.nextInt(200) == 0) {
                    var identity = identity(number, now);
                    publisher.send(Topic.CUSTOMER_IDENTITIES, identity.customerId(), identity);
                }
            }
            for (var erased : List.of(customers - 1, customers - 2)) {
                var erasure = new Erasure(Ids.next(), List.of(GeneratedScores.customer(erased)), now);
                publisher.send(Topic.ERASURES, erasure.erasureId(), erasure);
            }
        }
        say.accept("  " + states + " states of " + interactions + " interactions of " + customers
                + " customers, with events, merges, undoings and two erasures");
        figures.put("interactions", interactions).put("states", states).put("customers", customers);
        return states;
    }

    private CustomerEvent event(Instant at) {
        var id = Ids.next();
        return new CustomerEvent(
                id,
                1,
                "verify-rebuild",
                id.toString(),
                GeneratedScores.customer(random.nextInt(customers)),
                GeneratedScores.BRAND,
                null,
                null,
                EventType.of(EVENTS.get(random.nextInt(EVENTS.size()))),
                null,
                null,
                null,
                null,
                at,
                at,
                Map.of(),
                false);
    }

    /** A merge, or its undoing; what comes later counts more. */
    private CustomerIdentity identity(int revision, Instant now) {
        var customer = 1 + random.nextInt(customers - 1);
        var other = random.nextBoolean() ? customer : random.nextInt(customer);
        return new CustomerIdentity(
                GeneratedScores.customer(customer),
                GeneratedScores.customer(other),
                GeneratedScores.BRAND,
                revision + 1,
                now);
    }

    /** The next revision, which says the opposite; of what abstained, the same again. */
    private static ScoredInteraction corrected(ScoredInteraction one) {
        var score = one.score();
        var valence = score.valence() == null ? null : (Double) (-score.valence());
        var sentiment = score.sentiment() == null
                ? null
                : switch (score.sentiment()) {
                    case POSITIVE -> Sentiment.NEGATIVE;
                    case NEUTRAL -> Sentiment.NEUTRAL;
                    case NEGATIVE -> Sentiment.POSITIVE;
                };
        var corrected = new Score(
                score.model(),
                score.revision() + 1,
                score.language(),
                score.emotion(),
                score.emotions(),
                score.nuances(),
                valence,
                sentiment,
                score.intensity(),
                score.confidence(),
                score.abstained(),
                true,
                null,
                null,
                null,
                score.aspects(),
                score.intents(),
                score.urgency(),
                score.evidence());
        return new ScoredInteraction(
                one.id(),
                one.version(),
                one.source(),
                one.externalId(),
                one.customerId(),
                one.brand(),
                one.product(),
                one.campaign(),
                one.channel(),
                one.touchpoint(),
                one.speaker(),
                one.agentId(),
                one.conversationId(),
                one.inReplyTo(),
                one.question(),
                one.ratings(),
                one.openlyVisible(),
                one.reach(),
                one.occurredAt(),
                one.receivedAt(),
                one.attributes(),
                one.backfill(),
                corrected);
    }

    private void compare() throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance.objectNode().put("brand", GeneratedScores.BRAND);
        var answer = site.metrics().post("/rebuilds", request);
        if (answer.status() != 202) {
            throw new IOException("POST /rebuilds answered " + answer.status() + ": " + answer.text());
        }
        var path = "/rebuilds/" + answer.body().path("id").asText();
        JsonNode rebuilt = await("the rebuild", () -> {
            var view = site.metrics().get(path).body();
            return view.path("state").asText().equals("completed") ? Optional.of(view) : Optional.empty();
        });
        var counts = figures.putObject("differing");
        for (var count : rebuilt.path("aggregates")) {
            var name = count.path("aggregate").asText();
            var differing = count.path("differing").asLong();
            say.accept(String.format(
                    "  %-24s %8d compared, %d differ",
                    name, count.path("compared").asLong(), differing));
            counts.put(name, differing);
            failures.unless(differing == 0, differing + " of " + name + " differ from what the evidence says");
        }
        failures.unless(counts.size() > 0, "nothing was compared");
    }

    private static <T> T await(String what, Patience.Asked<T> asked) throws IOException, InterruptedException {
        return Patience.await(PATIENCE, Duration.ofSeconds(1), asked)
                .orElseThrow(() -> new IOException("waited in vain for " + what));
    }
}
