package io.heartline.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void every_model_has_a_card_with_intervals_and_the_checksum_of_its_weights() {
        // when
        var cards = new Models(new LinearOnly()).cards(Instant.EPOCH);

        assertThat(cards).hasSize(2).allSatisfy(card -> {
            assertThat(card.checksum()).hasSize(64);
            assertThat(card.figures()).isNotEmpty().allSatisfy(figure -> {
                assertThat(figure.n()).isPositive();
                assertThat(figure.low()).isNotNull().isLessThanOrEqualTo(figure.high());
            });
        });
    }

    private record LinearOnly() implements ModelConfig {
        @Override
        public Map<String, String> live() {
            return Map.of("en", "linear-en-1", "zh", "linear-zh-1");
        }

        @Override
        public double sureAbove() {
            return 2;
        }
    }
}
