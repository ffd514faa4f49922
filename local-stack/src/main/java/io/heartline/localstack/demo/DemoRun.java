package io.heartline.localstack.demo;

import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.feed.Posted;
import io.heartline.localstack.sink.Sinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Plays the demo feed into a stack and waits until it has gone all the way. */
public final class DemoRun {
    /** The customers who turn from fan to risk in a story, or whose balance drifts below zero. */
    static final Set<String> TURNING = DemoResources.storyCustomers().stream()
            .filter(customer -> customer.story() != null && customer.story().matches("(drift|shift)-.*"))
            .map(DemoCustomer::id)
            .collect(Collectors.toUnmodifiableSet());

    private static final String WRONGED = "lantern-0006";
    private static final String CRISIS = "product " + Crisis.PRODUCT;
    private static final int BATCH = 100;

    private final Feeds feeds;
    private final Audits audits;
    private final Sinks sink;
    private final CompletableFuture<String> death;

    /**
     * A run of the demo.
     *
     * @param death completes when a service dies, after which waiting makes no sense
     */
    public DemoRun(Feeds feeds, Audits audits, Sinks sink, CompletableFuture<String> death) {
        this.feeds = feeds;
        this.audits = audits;
        this.sink = sink;
        this.death = death;
    }

    /**
     * Returns the feed of a data directory: the one that was played there before, or a new one that ends now.
     *
     * @param dataDirectory where the end of the feed is kept
     */
    public static DemoFeed feed(Path dataDirectory, Clock clock) {
        var file = dataDirectory.resolve("demo-end");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, clock.instant().toString(), StandardOpenOption.CREATE_NEW);
            }
            return DemoFeed.until(Instant.parse(Files.readString(file)), DemoFeed.SEED);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the end of the demo feed in " + file, e);
        }
    }

    /**
     * Posts the feed and waits until all that should come of it is there, or five minutes have passed.
     *
     * @param progress told how many requests have been posted
     */
    public DemoOutcome play(DemoFeed feed, IntConsumer progress) throws InterruptedException {
        var started = System.nanoTime();
        var posted = Posted.NONE;
        var requests = feed.requests();
        for (var from = 0; from < requests.size(); from += BATCH) {
            var to = Math.min(from + BATCH, requests.size());
            posted = posted.plus(feeds.post(requests.subList(from, to)));
            progress.accept(to);
        }
        var tally = audits.awaitSettled(now -> missing(now, requests).isEmpty(), death::isDone);
        var took = Duration.ofNanos(System.nanoTime() - started);
        return new DemoOutcome(posted, tally, missing(tally, requests), drifts(), sink.refused(), took);
    }

    private List<String> missing(Tally tally, List<FeedRequest> requests) {
        var missing = new ArrayList<>(tally.gaps());
        if (tally.interactions() + tally.events() < requests.size()) {
            missing.add("ingestion keeps " + (tally.interactions() + tally.events()) + " of " + requests.size()
                    + " records");
        }
        if (!audits.crises().contains(CRISIS)) {
            missing.add("no crisis alert about " + CRISIS);
        }
        if (!audits.alerted("shock").contains(WRONGED)) {
            missing.add("no shock alert about " + WRONGED);
        }
        if (drifts() == 0) {
            missing.add("no drift alert about any of " + TURNING);
        }
        if (tally.outreach().getOrDefault("proposed", 0L) == 0) {
            missing.add("no outreach is proposed");
        }
        if (death.isDone()) {
            missing.add(death.join());
        }
        return missing;
    }

    private long drifts() {
        return audits.alerted("drift").stream().filter(TURNING::contains).count();
    }
}
