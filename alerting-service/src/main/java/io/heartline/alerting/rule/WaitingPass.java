package io.heartline.alerting.rule;

import io.heartline.alerting.privacy.Erasures;
import io.heartline.alerting.waiting.Utterances;
import io.heartline.alerting.waiting.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Looks at who waits for an answer: time alone makes a wait too long. */
@ApplicationScoped
class WaitingPass {
    private final Utterances utterances;
    private final RuleFollower follower;
    private final Erasures erasures;

    WaitingPass(Utterances utterances, RuleFollower follower, Erasures erasures) {
        this.utterances = utterances;
        this.erasures = erasures;
        this.follower = follower;
    }

    @Scheduled(every = "${heartline.rules.waiting-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        QuarkusTransaction.requiringNew().run(() -> {
            erasures.holdOff();
            follower.wait(
                    utterances.unanswered().stream().map(WaitingPass::facts).toList());
        });
    }

    static Facts facts(Waiting one) {
        return new Facts(
                RuleTrigger.WAITING,
                one.interactionId().toString(),
                one.brand(),
                one.customerId(),
                one.at(),
                Map.of(
                        "brand", one.brand(),
                        "kind", one.kind(),
                        "minutes", one.minutes(),
                        "businessMinutes", one.businessMinutes(),
                        "channel", one.channel(),
                        "touchpoint", one.touchpoint(),
                        "product", one.product(),
                        "negative", one.negative(),
                        "reach", one.reach()));
    }
}
