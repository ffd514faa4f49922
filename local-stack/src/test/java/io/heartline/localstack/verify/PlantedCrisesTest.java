package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.localstack.demo.DemoFeed;
import io.heartline.localstack.demo.DemoVoices;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlantedCrisesTest {
    private static final Instant END = Instant.parse("2026-08-01T12:00:00Z");

    @Test
    void the_demo_feed_as_pulses_has_its_crisis_at_the_end() {
        var voices = DemoVoices.of(DemoFeed.until(END, 3), DemoVoices.CRISIS_BRAND);

        // when
        var pulses = PlantedCrises.pulses("planted-3", voices);

        var begins = END.minus(DemoVoices.CRISIS_BEGINS);
        var product = pulses.stream()
                .filter(pulse -> pulse.scope() == ScopeKind.PRODUCT)
                .toList();
        long inCrisis = product.stream()
                .filter(pulse -> !pulse.start().isBefore(begins.minusSeconds(300)))
                .mapToLong(Pulse::negative)
                .sum();
        long before = product.stream()
                .filter(pulse -> pulse.start().isBefore(begins.minusSeconds(300)))
                .mapToLong(Pulse::negative)
                .sum();
        assertThat(inCrisis).isGreaterThanOrEqualTo(30);
        assertThat(before).isBetween(10L, 150L);
        assertThat(pulses).allMatch(pulse -> pulse.negative() <= pulse.count() && pulse.customers() <= pulse.count());
    }
}
