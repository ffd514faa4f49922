package io.heartline.metrics.subscription;

import io.heartline.metrics.subscription.WebhookSender.Accepted;
import io.heartline.metrics.subscription.WebhookSender.Failed;
import io.heartline.metrics.subscription.WebhookSender.Gone;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tells subscriptions what is due. Each has a thread of its own while there is something for it, so that a slow one keeps
 * no other waiting; of one customer at most one message is under way to it.
 */
@ApplicationScoped
class Teller {
    private final News news;
    private final SubscriptionSecrets secrets;
    private final SubscriptionConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final WebhookSender sender;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Teller(News news, SubscriptionSecrets secrets, SubscriptionConfig config, MeterRegistry meters, Clock clock) {
        this.news = news;
        this.secrets = secrets;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.sender = new WebhookSender(config.connectTimeout(), config.timeout(), config.allowPrivateAddresses());
        if (config.lease().compareTo(config.connectTimeout().plus(config.timeout())) <= 0) {
            throw new IllegalStateException("heartline.subscriptions.lease is not longer than both timeouts together");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow(); // what was under way is told again when its lease ends
        sender.close();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        var waiting = QuarkusTransaction.requiringNew().call(() -> news.waiting(clock.instant()));
        for (var one : waiting) {
            if (busy.add(one.id())) {
                threads.execute(() -> tell(one));
            }
        }
    }

    private void tell(News.Waiting to) {
        try {
            while (round(to)) {
                // until nothing is due
            }
        } catch (RuntimeException e) {
            Log.warnf("A subscription is told later, subscriptionId=%s: %s", to.id(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(to.id());
        }
    }

    /** Whether there may be more. */
    private boolean round(News.Waiting to) throws InterruptedException {
        var now = clock.instant();
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> news.claim(to.id(), now, now.plus(config.lease()), config.inFlightMax()));
        var attempts = new ArrayList<Future<?>>();
        claimed.forEach(one -> attempts.add(threads.submit(() -> attempt(to, one))));
        boolean failed = false;
        for (var attempt : attempts) {
            try {
                attempt.get();
            } catch (ExecutionException e) {
                Log.warnf("An attempt could not be noted and will be repeated, subscriptionId=%s", to.id());
                failed = true;
            }
        }
        return !failed && claimed.size() == config.inFlightMax();
    }

    private Void attempt(News.Waiting to, News.Claimed one) throws InterruptedException {
        var body = one.body().getBytes(StandardCharsets.UTF_8);
        var outcome = sender.post(to.url(), secrets.open(to.secret()), one.messageId(), body, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> note(one, outcome));
        return null;
    }

    private void note(News.Claimed one, WebhookSender.Outcome outcome) {
        var now = clock.instant();
        news.outcome(one.subscription(), outcome.words(), now);
        switch (outcome) {
            case Accepted accepted -> news.done(one, now);
            case Gone gone -> news.disable(one.subscription(), gone.words());
            case Failed failed -> {
                if (one.erased() && one.step() >= config.retries().size()) {
                    news.giveUp(one);
                } else {
                    var waits = config.retries();
                    news.later(one, now.plus(waits.get(Math.min(one.step(), waits.size() - 1))));
                }
            }
        }
        meters.counter("heartline.subscriptions.told", "outcome", outcome instanceof Accepted ? "accepted" : "failed")
                .increment();
    }
}
