package io.heartline.ingestion.conversation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Forgets the moods of conversations that are long over. */
@ApplicationScoped
class MoodRetention {
    private final MoodStore moods;
    private final ConversationConfig config;
    private final Clock clock;

    MoodRetention(MoodStore moods, ConversationConfig config, Clock clock) {
        this.moods = moods;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forget() {
        moods.forgetBefore(clock.instant().minus(config.remember()));
    }
}
