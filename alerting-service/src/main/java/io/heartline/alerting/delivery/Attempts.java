package io.heartline.alerting.delivery;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.wire.AttemptOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes one attempt to deliver a message, if it may leave now, and has noted what came of it. */
@ApplicationScoped
class Attempts {
    private final Receivers receivers;
    private final Gate gate;
    private final Courier courier;
    private final DeliveryLog log;
    private final Clock clock;

    Attempts(Receivers receivers, Gate gate, Courier courier, DeliveryLog log, Clock clock) {
        this.receivers = receivers;
        this.gate = gate;
        this.courier = courier;
        this.log = log;
        this.clock = clock;
    }

    void make(DeliveryLog.Claimed claimed) throws InterruptedException {
        var known = QuarkusTransaction.requiringNew().call(() -> receivers.endpoint(claimed.receiverId()));
        if (known.isEmpty()) {
            log.note(
                    claimed,
                    new AttemptOutcome.NoReceiver(),
                    new NextStep.GiveUp(false),
                    clock.instant(),
                    Duration.ZERO);
            return;
        }
        var endpoint = known.get();
        switch (gate.ask(claimed.receiverId(), endpoint.perMinute(), claimed.hasTurn())) {
            case Gate.Answer.Go go -> attempt(claimed, endpoint, ThreadLocalRandom.current());
            case Gate.Answer.Later later -> log.waitForTurn(claimed, later.at());
            case Gate.Answer.Away away -> log.waitForReceiver(claimed, away.till());
        }
    }

    private void attempt(DeliveryLog.Claimed claimed, Endpoint endpoint, RandomGenerator random)
            throws InterruptedException {
        var startedAt = clock.instant();
        var started = System.nanoTime();
        var outcome = courier.send(endpoint, claimed.id(), claimed.body());
        var took = Duration.ofNanos(System.nanoTime() - started);
        var next = courier.ladder(endpoint.kind()).after(outcome, claimed.ladderStep(), random.nextDouble());
        log.note(claimed, outcome, next, startedAt, took);
        gate.heard(claimed.receiverId(), outcome);
    }
}
