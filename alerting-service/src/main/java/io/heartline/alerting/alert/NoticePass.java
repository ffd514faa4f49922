package io.heartline.alerting.alert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what was held back, when its time has come. */
@ApplicationScoped
class NoticePass {
    private static final int GROUPS_MAX = 100;
    private static final int GROUP_MAX = 500;
    private static final Duration GROUP_KEPT = Duration.ofDays(2);

    private final AlertRepository alerts;
    private final HeldNotices held;
    private final Telling telling;
    private final Clock clock;

    NoticePass(AlertRepository alerts, HeldNotices held, Telling telling, Clock clock) {
        this.alerts = alerts;
        this.held = held;
        this.telling = telling;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        var now = clock.instant();
        var groups = QuarkusTransaction.requiringNew().call(() -> held.dueGroups(now, GROUPS_MAX));
        for (var group : groups) {
            QuarkusTransaction.requiringNew().run(() -> tell(group));
        }
    }

    /** What is told depends on labels alone, so that looking is cheap while thousands are muted. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        var loud = QuarkusTransaction.requiringNew()
                .call(() -> held.mutedLabels().stream()
                        .filter(labels -> !telling.areMuted(labels))
                        .collect(Collectors.toUnmodifiableSet()));
        if (loud.isEmpty()) {
            return;
        }
        for (var id : QuarkusTransaction.requiringNew().call(() -> held.muted(loud))) {
            QuarkusTransaction.requiringNew()
                    .run(() -> alerts.forUpdate(id)
                            .filter(alert -> held.isMuted(id))
                            .ifPresent(alert -> telling.lookAgain(alert, clock.instant())));
        }
    }

    /** The alerts are locked, in one order, before their notices are taken: who resolves one does so in that order too. */
    private void tell(HeldNotices.Group group) {
        if (held.isMine()) {
            List<Alert> members = new ArrayList<>();
            for (var id : held.members(group, GROUP_MAX)) {
                alerts.forUpdate(id).filter(alert -> held.take(group, id)).ifPresent(members::add);
            }
            telling.together(group, members, clock.instant());
        }
    }

    @Scheduled(every = "1h", delayed = "11m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> held.forgetGroups(clock.instant().minus(GROUP_KEPT)));
    }
}
