package io.heartline.metrics.voice;

import io.heartline.contracts.Topic;
import io.heartline.contracts.VoiceCoverage;
import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.stratum.Strata;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Draws up who is heard of a brand once a day, and tells the other services. */
@ApplicationScoped
class Voices implements DailyJob {
    private final VoiceStore store;
    private final Outbox outbox;
    private final VoiceConfig config;

    Voices(VoiceStore store, Outbox outbox, VoiceConfig config) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        if (!VoiceStore.DIMENSIONS.containsAll(config.dimensions())) {
            throw new IllegalStateException(
                    "heartline.voice.dimensions has one that is not of " + VoiceStore.DIMENSIONS);
        }
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public void run(String brand, Instant now) {
        var after = now.minus(Duration.ofDays(config.windowDays()));
        var report = Hearing.report(store.active(brand, after, now), store.asked(brand, after, now), config);
        store.record(brand, now, report);
        // Surveys can lean only to strata that a customer's profile says
        outbox.addAll(report.strata().stream()
                .filter(stratum -> Strata.DIMENSIONS.contains(stratum.dimension())
                        && !stratum.stratum().equals(Hearing.UNKNOWN))
                .map(stratum -> event(brand, stratum, now))
                .toList());
    }

    private OutgoingEvent event(String brand, Report.Stratum stratum, Instant now) {
        var coverage = new VoiceCoverage(
                brand,
                stratum.dimension(),
                stratum.stratum(),
                stratum.heard(),
                stratum.active(),
                stratum.invited(),
                stratum.answered(),
                config.windowDays(),
                now);
        return OutgoingEvent.of(
                Topic.VOICE_COVERAGE, String.join("|", brand, stratum.dimension(), stratum.stratum()), coverage, now);
    }
}
