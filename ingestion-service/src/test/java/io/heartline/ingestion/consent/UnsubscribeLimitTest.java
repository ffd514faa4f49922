package io.heartline.ingestion.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.testing.MutableClock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnsubscribeLimitTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Config(Set<Purpose> optIn, int unsubscribeRate) implements ConsentConfig {}

    @Test
    void a_second_has_room_for_so_many_requests() {
        var clock = new MutableClock();
        clock.set(NOON);
        var limit = new UnsubscribeLimit(new Config(Set.of(), 2), clock);
        assertThat(limit.allows()).isTrue();
        assertThat(limit.allows()).isTrue();

        // when
        var third = limit.allows();

        assertThat(third).isFalse();
        clock.set(NOON.plusSeconds(1));
        assertThat(limit.allows()).isTrue();
    }
}
