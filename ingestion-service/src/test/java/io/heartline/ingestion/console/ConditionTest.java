package io.heartline.ingestion.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.delivery.Backlogs.Backlog;
import io.heartline.ingestion.source.Health;
import io.heartline.ingestion.source.Readings.Reading;
import io.heartline.ingestion.source.SourceResource.SourceView;
import io.heartline.ingestion.source.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(5));

    private static SourceView source(
            boolean enabled, @Nullable Instant last, @Nullable Instant refused, @Nullable Reading pull) {
        return new SourceView(
                new UUID(0, 1),
                "s",
                "generic",
                "b",
                null,
                new SourceSettings("usage", null, null, null, null, enabled, null, null, null),
                List.of(),
                new Health(last, 1, 1, 0, 0, 0, 0, 0, new TreeMap<>(), refused),
                pull,
                List.of(),
                NOW,
                NOW);
    }

    private static Reading reading(Instant next, @Nullable String failure) {
        return new Reading(next, failure == null ? 0 : 1, failure, BEFORE, null);
    }

    private static Condition of(SourceView source) {
        return Condition.of(source, Backlog.NONE, NOW);
    }

    @Test
    void the_worst_that_holds_is_told() {
        var fine = source(true, BEFORE, null, null);

        // when
        var condition = of(fine);

        assertThat(condition).isEqualTo(Condition.FINE);
        assertThat(Condition.of(fine, new Backlog(9, 1), NOW)).isEqualTo(Condition.REJECTING);
        assertThat(of(source(true, BEFORE, NOW, null))).isEqualTo(Condition.REFUSING);
        assertThat(of(source(true, NOW, BEFORE, null))).isEqualTo(Condition.FINE);
        assertThat(of(source(false, BEFORE, NOW, null))).isEqualTo(Condition.PAUSED);
        assertThat(of(source(true, null, null, null))).isEqualTo(Condition.NEW);
        assertThat(of(source(true, null, NOW, null))).isEqualTo(Condition.REFUSING);
    }

    @Test
    void a_sender_is_silent_after_a_week_and_a_place_that_is_asked_late_after_ten_minutes() {
        var week = NOW.minus(Condition.SILENT_AFTER);

        // when
        var silent = of(source(true, week.minusMillis(1), null, null));

        assertThat(silent).isEqualTo(Condition.SILENT);
        assertThat(of(source(true, week, null, null))).isEqualTo(Condition.FINE);
        assertThat(of(source(true, null, null, reading(NOW.minus(Duration.ofMinutes(10)), null))))
                .isEqualTo(Condition.FINE);
        assertThat(of(source(
                        true,
                        null,
                        null,
                        reading(NOW.minus(Duration.ofMinutes(10)).minusMillis(1), null))))
                .isEqualTo(Condition.LATE);
        assertThat(of(source(true, week.minusMillis(1), null, reading(NOW, null))))
                .isEqualTo(Condition.FINE);
        assertThat(of(source(true, NOW, null, reading(NOW, "The host is unknown."))))
                .isEqualTo(Condition.FAILING);
    }
}
