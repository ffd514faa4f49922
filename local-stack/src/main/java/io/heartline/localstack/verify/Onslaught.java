package io.heartline.localstack.verify;

import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.feed.Posted;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Posts the same items three times in three orders, while one service at a time is killed and started again. */
final class Onslaught {
    private static final int BATCH = 25;
    private static final long SEED = 20_260_801L;

    private final RunningStack stack;
    private final Feeds feeds;
    private final Consumer<String> say;
    private CompletableFuture<Void> restarting = CompletableFuture.completedFuture(null);
    private int kills;

    Onslaught(RunningStack stack, Feeds feeds, Consumer<String> say) {
        this.stack = stack;
        this.feeds = feeds;
        this.say = say;
    }

    /** Returns what ingestion answered to all three rounds. */
    Posted run(List<FeedRequest> items) throws InterruptedException {
        var backwards = new ArrayList<>(items);
        Collections.reverse(backwards);
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(SEED));
        var posted = Posted.NONE;
        for (var order : List.of(backwards, shuffled, items)) {
            posted = posted.plus(round(order));
        }
        restarting.join();
        return posted;
    }

    int kills() {
        return kills;
    }

    /** In each round every service is killed once, each after a quarter of the items. */
    private Posted round(List<FeedRequest> order) throws InterruptedException {
        var services = Service.values();
        var posted = Posted.NONE;
        var batches = (order.size() + BATCH - 1) / BATCH;
        for (var batch = 0; batch < batches; batch++) {
            if (batch % (batches / services.length) == 0 && batch / (batches / services.length) < services.length) {
                kill(services[batch / (batches / services.length)]);
            }
            posted = posted.plus(feeds.post(order.subList(batch * BATCH, Math.min(order.size(), (batch + 1) * BATCH))));
        }
        return posted;
    }

    /** The next victim dies only once the last one is back: one at a time. Posting goes on meanwhile. */
    private void kill(Service service) {
        restarting.join();
        kills++;
        say.accept("  SIGKILL to " + service.module());
        restarting = CompletableFuture.runAsync(() -> {
            try {
                stack.kill(service);
                stack.restart(service);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }
}
