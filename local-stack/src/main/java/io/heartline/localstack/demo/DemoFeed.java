package io.heartline.localstack.demo;

import io.heartline.localstack.feed.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo feed: four months in the life of a fictional airline and a fictional shop. The same seed and end always
 * give the same feed, to the byte.
 *
 * @param seed what chance starts from
 * @param end the feed's "now", in whole seconds; nothing happens later
 * @param requests everything that happens, in the order in which it happens
 */
public record DemoFeed(long seed, Instant end, List<FeedRequest> requests) {

    /** The feed begins this many days before its end. */
    public static final int DAYS = 120;

    /** The seed of the documented feed. */
    public static final long SEED = 20_260_801L;

    /** Keeps the requests as they are given. */
    public DemoFeed {
        requests = List.copyOf(requests);
    }

    /**
     * Writes the feed that ends at {@code end}.
     *
     * @param seed any number; another one gives other background customers, the stories stay
     * @param end the feed's "now"; cut to whole seconds
     */
    public static DemoFeed until(Instant end, long seed) {
        var window = new Window(end.truncatedTo(ChronoUnit.SECONDS));
        var customers = DemoCustomers.create(Dice.of(seed, "customers"));
        var requests = new ArrayList<FeedRequest>();
        requests.addAll(new Lives(window, customers, Dice.of(seed, "lives")).requests());
        requests.addAll(new Background(window, customers, Dice.of(seed, "background")).requests());
        requests.addAll(new Stories(window, customers, Dice.of(seed, "stories")).requests());
        requests.addAll(Crisis.requests(window, customers, Dice.of(seed, "crisis")));
        requests.sort(FeedRequest.BY_TIME);
        return new DemoFeed(seed, window.end(), requests);
    }

    /** The time that the feed covers. */
    record Window(Instant end) {
        Instant start() {
            return end.minus(Duration.ofDays(DAYS));
        }

        /** Returns when the customer appears in the feed: at its start, or later when the customer is new. */
        Instant joined(DemoCustomer customer) {
            var tenure = Duration.ofDays(customer.profile().tenureDays());
            return customer.isNew() ? end.minus(tenure) : start();
        }
    }
}
