package io.heartline.ingestion.console;

import io.heartline.ingestion.delivery.Backlogs.Backlog;
import io.heartline.ingestion.source.SourceResource.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a source fares, in one word. The first that holds is told. */
enum Condition {
    /** It was switched off. */
    PAUSED("quiet"),
    /** Asking it failed the last time. */
    FAILING("bad"),
    /** What came last did not prove to be the sender's. */
    REFUSING("bad"),
    /** Deliveries wait for somebody to correct them. */
    REJECTING("caution"),
    /** It should have been asked a while ago. */
    LATE("caution"),
    /** Nothing ever came. */
    NEW("quiet"),
    /** Nothing came for long. */
    SILENT("caution"),
    /** All is well. */
    FINE("good");

    private static final Duration LATE_AFTER = Duration.ofMinutes(10);
    static final Duration SILENT_AFTER = Duration.ofDays(7);

    private final String tone;

    Condition(String tone) {
        this.tone = tone;
    }

    String tone() {
        return tone;
    }

    /** The name in addresses and among the texts. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Condition of(SourceView source, Backlog backlog, Instant now) {
        var health = source.health();
        var pull = source.pull();
        var last = health.lastDeliveryAt();
        var failed = health.lastFailureAt();
        if (Boolean.FALSE.equals(source.settings().enabled())) {
            return PAUSED;
        }
        if (pull != null && pull.failure() != null) {
            return FAILING;
        }
        if (failed != null && (last == null || failed.isAfter(last))) {
            return REFUSING;
        }
        if (backlog.rejected() > 0) {
            return REJECTING;
        }
        if (pull != null && pull.nextAt().plus(LATE_AFTER).isBefore(now)) {
            return LATE;
        }
        if (last == null && (pull == null || pull.lastSuccessAt() == null)) {
            return NEW;
        }
        return pull == null && last != null && last.plus(SILENT_AFTER).isBefore(now) ? SILENT : FINE;
    }
}
