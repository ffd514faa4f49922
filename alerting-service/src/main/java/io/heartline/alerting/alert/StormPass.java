package io.heartline.alerting.alert;

import io.heartline.alerting.receiver.Recipient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells of storms: of many alerts as of one, and of their end when none of them is open any more. */
@ApplicationScoped
class StormPass {
    private static final int AT_ONCE_MAX = 100;
    private static final Duration KEPT = Duration.ofDays(2);

    private final Storms storms;
    private final Audience audience;
    private final Announcer announcer;
    private final Clock clock;

    StormPass(Storms storms, Audience audience, Announcer announcer, Clock clock) {
        this.storms = storms;
        this.audience = audience;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        var isAny = true;
        for (int i = 0; i < AT_ONCE_MAX && isAny; i++) {
            isAny = QuarkusTransaction.requiringNew().call(() -> {
                var now = clock.instant();
                var due = storms.due(now);
                due.ifPresent(storm -> tell(storm, now));
                return due.isPresent();
            });
        }
    }

    private void tell(Storm storm, Instant now) {
        var alerts = storms.take(storm, now);
        var counts = storms.severities(alerts);
        // Each receiver wants alerts of some severities; those that want the same get the same message.
        Map<Recipient, Set<Integer>> wanted = new LinkedHashMap<>();
        for (var severity : counts.keySet()) {
            for (var one : audience.ofCustomers(storm.brand(), storm.kind(), severity, now)) {
                wanted.computeIfAbsent(one.recipient(), recipient -> new TreeSet<>())
                        .add(severity);
            }
        }
        Map<Set<Integer>, List<Recipient>> messages = new HashMap<>();
        wanted.forEach((recipient, severities) -> messages.merge(severities, List.of(recipient), StormPass::both));
        messages.forEach((severities, recipients) -> {
            long count = severities.stream()
                    .mapToLong(severity -> counts.getOrDefault(severity, 0L))
                    .sum();
            var worst = storms.worst(alerts, severities, Announcer.MEMBERS_MAX);
            // Whatever ended since it was counted needs no telling.
            if (!worst.isEmpty()) {
                announcer.announce(storm, new Storm.News(Math.max(count, worst.size()), worst), recipients, now);
            }
        });
        storms.told(storm, wanted.keySet().stream().map(Recipient::id).toList());
    }

    private static List<Recipient> both(List<Recipient> some, List<Recipient> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void end() {
        QuarkusTransaction.requiringNew().run(() -> storms.close(clock.instant()));
        var isAny = true;
        for (int i = 0; i < AT_ONCE_MAX && isAny; i++) {
            isAny = QuarkusTransaction.requiringNew().call(this::endOne);
        }
    }

    private boolean endOne() {
        var now = clock.instant();
        Optional<Storm> over = storms.over(now);
        over.ifPresent(
                storm -> announcer.announceEnd(storm, storms.size(storm), audience.among(storms.told(storm)), now));
        return over.isPresent();
    }

    @Scheduled(every = "1h", delayed = "13m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> storms.forget(clock.instant().minus(KEPT)));
    }
}
