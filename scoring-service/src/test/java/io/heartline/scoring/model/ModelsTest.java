package io.heartline.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void every_model_has_a_card_with_intervals_and_the_checksum_of_its_weights() {
        // when
        var cards = ShippedModels.linear().cards(Instant.EPOCH);

        assertThat(cards).hasSize(4).allSatisfy(card -> {
            assertThat(card.checksum()).hasSize(64);
            assertThat(card.figures()).isNotEmpty().allSatisfy(figure -> {
                assertThat(figure.n()).isPositive();
                assertThat(figure.low()).isNotNull().isLessThanOrEqualTo(figure.high());
            });
        });
    }

    @Test
    void every_card_belongs_to_a_model_that_can_be_loaded() {
        var models = ShippedModels.blends(2);

        assertThat(models.cardFiles())
                .allSatisfy(card ->
                        assertThat(models.engine(card.model()).language()).isEqualTo(card.language()));
        models.close();
    }

    @Test
    void a_version_that_is_not_there_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShippedModels.linear().engine("blend-en-99"))
                .withMessageContaining("blend-en-99");
    }
}
