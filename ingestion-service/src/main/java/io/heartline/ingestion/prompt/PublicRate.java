package io.heartline.ingestion.prompt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bounds what the public asks of this instance: so many requests a minute for each link, or address without one. */
@ApplicationScoped
class PublicRate {
    private static final int KEYS_MAX = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final int requestsPerMinute;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > KEYS_MAX;
        }
    };

    PublicRate(SurveysConfig config, Clock clock) {
        this.requestsPerMinute = config.requestsPerMinute();
        this.clock = clock;
    }

    private record Window(long minute, int requests) {}

    /** Counts a request; false if it is one too many in this minute. */
    boolean allows(String key) {
        long minute = clock.millis() / MINUTE_MILLIS;
        synchronized (windows) {
            var before = windows.get(key);
            int requests = before == null || before.minute() != minute ? 1 : before.requests() + 1;
            windows.put(key, new Window(minute, requests));
            return requests <= requestsPerMinute;
        }
    }
}
