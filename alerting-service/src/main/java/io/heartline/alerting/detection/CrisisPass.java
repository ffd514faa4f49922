package io.heartline.alerting.detection;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Looks at brands with news, and ends crises that have become quiet: silence sends no pulse. */
@ApplicationScoped
class CrisisPass {
    private final PulseWindows windows;
    private final BrandWatch watch;
    private final DetectionConfig config;
    private final Clock clock;

    CrisisPass(PulseWindows windows, BrandWatch watch, DetectionConfig config, Clock clock) {
        this.windows = windows;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        while (lookAtOne()) {
            Log.debug("A brand was looked at");
        }
    }

    /** Takes the news of a brand and looks at it, in one transaction: if that fails, the news is there again. */
    private boolean lookAtOne() {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            var news = windows.takeNews(now.minus(config.settle()), now.minus(config.settleMax()));
            news.ifPresent(one -> watch.look(one, now));
            return news.isPresent();
        });
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void end() {
        QuarkusTransaction.requiringNew().run(() -> watch.end(clock.instant()));
    }

    @Scheduled(every = "1h", delayed = "7m")
    void forget() {
        var before =
                clock.instant().minus(config.history()).minus(config.freshFor().multipliedBy(2));
        QuarkusTransaction.requiringNew().run(() -> windows.forget(before));
    }
}
