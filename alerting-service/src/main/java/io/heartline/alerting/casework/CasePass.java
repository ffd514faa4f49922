package io.heartline.alerting.casework;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Notes which cases are overdue, and fixes the verdicts on recoveries when their time is over. */
@ApplicationScoped
class CasePass {
    private static final int BATCH_MAX = 200;

    private final CaseRepository cases;
    private final CaseSteps steps;
    private final Recoveries recoveries;
    private final Clock clock;

    CasePass(CaseRepository cases, CaseSteps steps, Recoveries recoveries, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Scheduled(every = "${heartline.cases.overdue-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void miss() {
        var due = QuarkusTransaction.requiringNew().call(() -> cases.toMiss(clock.instant(), BATCH_MAX));
        for (var id : due) {
            QuarkusTransaction.requiringNew()
                    .run(() -> cases.forUpdate(id).filter(this::isMissed).ifPresent(steps::miss));
        }
    }

    /** It may have been closed meanwhile, been given more time, or been noted by another instance. */
    private boolean isMissed(Case one) {
        return one.isOpen() && one.overdueAt() == null && !one.dueAt().isAfter(clock.instant());
    }

    @Scheduled(every = "1m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void judge() {
        QuarkusTransaction.requiringNew().run(recoveries::fix);
    }
}
