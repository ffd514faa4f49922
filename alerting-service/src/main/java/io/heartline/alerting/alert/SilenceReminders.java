package io.heartline.alerting.alert;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.receiver.Recipient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reminds people before a silence ends, since what was silenced comes back then. */
@ApplicationScoped
class SilenceReminders {
    private final Silences silences;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Clock clock;

    SilenceReminders(Silences silences, Receivers receivers, Deliveries deliveries, Clock clock) {
        this.silences = silences;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = clock.instant();
            for (var silence : silences.toRemind(now)) {
                silences.reminded(silence.id(), now);
                deliveries.send(message(silence, now), recipients(silence));
            }
        });
    }

    /** People, not pagers: nobody is woken because it will be loud again. */
    private List<Recipient> recipients(Silence silence) {
        var brands = Silence.brands(silence.matchers());
        return receivers.ofBrands(brands).stream()
                .filter(one -> silence.remind().isEmpty()
                        ? one.kind().isRead()
                        : silence.remind().contains(one.name()))
                .toList();
    }

    private static Message message(Silence silence, Instant now) {
        var brands = Silence.brands(silence.matchers());
        var brand = brands.isEmpty() ? "" : brands.iterator().next();
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("id", silence.id());
        open.put("kind", "silence");
        open.put("brand", brands.size() == 1 ? brand : "");
        open.put("title", "The silence of " + silence.owner() + " ends: " + silence.reason());
        open.put("endsAt", silence.endsAt());
        return new Message("silence.ending", silence.id(), brand, "/silences", open, Map.of(), now);
    }
}
