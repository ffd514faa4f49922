package io.heartline.ingestion.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.ErasureReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final UUID ERASURE = UUID.fromString("0199aa72-6c1f-7d08-9a44-2e8b7f10c3d5");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ErasureReceipt receipt(String service, Instant at) {
        return new ErasureReceipt(ERASURE, service, 1, at);
    }

    @Test
    void who_has_not_answered_is_pending() {
        // when
        var pending = Expiry.pending(List.of(receipt("metrics-service", NOON), receipt("ingestion-service", NOON)));

        assertThat(pending).containsExactly("scoring-service", "alerting-service");
    }

    @Test
    void the_last_answer_decides_when_the_last_copy_is_gone() {
        var receipts = List.of(receipt("scoring-service", NOON.plusSeconds(90)), receipt("metrics-service", NOON));

        // when
        var hour = Expiry.of(NOON, receipts);

        assertThat(hour).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void no_copy_lasts_longer_than_72_hours() {
        for (int minute = 0; minute < 60; minute++) {
            var at = NOON.plus(Duration.ofMinutes(minute));

            assertThat(Duration.between(at, Expiry.of(at, List.of()))).isLessThanOrEqualTo(Duration.ofDays(3));
        }
    }
}
