package io.heartline.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Bounds how often one caller calls this instance, so that a caller that runs wild leaves the others their share. */
@ApplicationScoped
class CallRate {
    private static final int CALLERS_MAX = 10_000;

    private final AccessConfig.Rate rate;
    private final LongSupplier nanos;
    private final Map<String, Allowance> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > CALLERS_MAX;
        }
    };

    /** Time runs on here even if someone sets the clock of the machine back. */
    @Inject
    CallRate(AccessConfig config) {
        this(config, System::nanoTime);
    }

    CallRate(AccessConfig config, LongSupplier nanos) {
        this.rate = config.rate();
        this.nanos = nanos;
    }

    /** Counts a request; returns how many seconds to wait, 0 if it may pass. */
    int waitSeconds(String caller) {
        int perSecond = rate.keys().getOrDefault(caller, rate.perSecond());
        int burst = Math.max(1, (int) ((long) rate.burst() * perSecond / rate.perSecond()));
        long now = nanos.getAsLong();
        synchronized (left) {
            var before = left.getOrDefault(caller, Allowance.full(burst, now)).at(now, perSecond, burst);
            left.put(caller, before.suffices() ? before.less() : before);
            return before.suffices() ? 0 : before.waitSeconds(perSecond);
        }
    }
}
