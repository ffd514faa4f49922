package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.channels.Channel;
import io.heartline.localstack.channels.Channels;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Delivers once as every kind of sender does, and follows what was said to its score and into the books. */
final class ArrivalCheck {
    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(2);
    private static final String KINDS_BEGIN = "is not one of ";

    private final Site site;
    private final Senders senders;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;

    ArrivalCheck(Site site, Senders senders, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.senders = senders;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /** What became of the deliveries of a source. */
    private record Fate(JsonNode health, Audits.Arrived arrived) {
        boolean isDone() {
            return health.path("rejected").asLong() > 0
                    || (arrived.records() > 0
                            && arrived.scored() == arrived.interactions()
                            && arrived.booked() == arrived.events());
        }
    }

    /**
     * Runs the check.
     *
     * @param pulled sources that were set up for the service to ask, by kind
     * @return the figures by kind
     */
    ObjectNode run(Map<String, String> pulled) throws IOException, InterruptedException {
        var sources = new TreeMap<String, String>(pulled);
        for (var channel : Channels.pushed()) {
            var slug = "check-" + channel.kind();
            if (push(channel, slug)) {
                sources.put(channel.kind(), slug);
            }
        }
        covered(sources.keySet());
        var figures = JsonNodeFactory.instance.objectNode();
        say.accept(String.format(
                "  %-18s %8s %8s %8s %8s %8s", "kind", "received", "accepted", "scored", "events", "booked"));
        // One wait for all: what has not come by then does not come.
        var until = clock.instant().plus(ARRIVED_WITHIN);
        for (var source : sources.entrySet()) {
            report(source.getKey(), fate(source.getValue(), until), figures);
        }
        return figures;
    }

    private boolean push(Channel channel, String slug) throws InterruptedException {
        try {
            senders.setUp(channel, slug);
            var answer = senders.deliver(channel, slug, senders.signing(channel, slug, clock.instant()));
            failures.unless(
                    answer.isSuccess(), channel.kind() + " was answered " + answer.status() + ": " + answer.text());
            return true;
        } catch (IOException e) {
            failures.add(channel.kind() + ": " + e.getMessage());
            return false;
        }
    }

    /** The service says which kinds it knows when it is asked for one that it cannot know. */
    private void covered(Set<String> tried) throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("slug", "no-kind")
                .put("kind", "no-such-kind")
                .put("brand", Senders.BRAND)
                .put("touchpoint", "support");
        var known = new TreeSet<String>();
        for (var error : site.ingestion().post("/sources", body).body().path("errors")) {
            var message = error.path("message").asText();
            if (error.path("field").asText().equals("kind") && message.startsWith(KINDS_BEGIN)) {
                known.addAll(
                        Arrays.asList(message.substring(KINDS_BEGIN.length()).split(", ", -1)));
            }
        }
        failures.unless(!known.isEmpty(), "ingestion does not say which kinds of sources it knows");
        var missed = new LinkedHashSet<>(known);
        missed.removeAll(tried);
        failures.unless(missed.isEmpty(), "nothing was delivered by the kinds " + missed);
    }

    private Fate fate(String slug, Instant until) throws IOException, InterruptedException {
        var done = Patience.await(Duration.between(clock.instant(), until), () -> {
            var fate = new Fate(senders.health(slug), site.audits().arrived(slug));
            return fate.isDone() ? Optional.of(fate) : Optional.empty();
        });
        return done.isPresent()
                ? done.get()
                : new Fate(senders.health(slug), site.audits().arrived(slug));
    }

    private void report(String kind, Fate fate, ObjectNode figures) {
        var arrived = fate.arrived();
        var received = fate.health().path("received").asLong();
        var accepted = fate.health().path("accepted").asLong();
        say.accept(String.format(
                "  %-18s %8d %8d %8d %8d %8d",
                kind, received, accepted, arrived.scored(), arrived.events(), arrived.booked()));
        var figure = figures.putObject(kind);
        for (var count : List.of(
                Map.entry("received", received),
                Map.entry("accepted", accepted),
                Map.entry("scored", arrived.scored()),
                Map.entry("booked", arrived.booked()))) {
            figure.put(count.getKey(), count.getValue());
        }
        failures.unless(received > 0, "nothing was received by " + kind);
        failures.unless(
                accepted > 0 && arrived.records() > 0, "nothing was accepted of " + kind + ": " + fate.health());
        failures.unless(fate.isDone(), "what " + kind + " delivered did not reach the books");
        failures.unless(fate.health().path("rejected").asLong() == 0, "what " + kind + " delivered was rejected");
    }
}
