package io.heartline.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveModelsTest {

    @Test
    void beside_a_blend_its_linear_model_can_be_a_shadow_or_live_itself() {
        var models = new LiveModels(
                Map.of("en", "blend-en-3", "zh", "blend-zh-3"), Map.of("en", "linear-en-2", "zh", "linear-zh-2"));

        assertThat(models.withShadow())
                .containsEntry("heartline.score.shadow.en", "linear-en-2")
                .containsEntry("heartline.score.shadow-share", "1");
        assertThat(models.otherwise()).isEqualTo(Map.of("heartline.score.live.en", "linear-en-2"));
    }

    @Test
    void where_there_is_one_model_it_is_its_own_shadow_and_scores_otherwise_by_abstaining_more() {
        var models = new LiveModels(Map.of("en", "linear-en-2"), Map.of());

        assertThat(models.withShadow()).containsEntry("heartline.score.shadow.en", "linear-en-2");
        assertThat(models.otherwise()).containsOnlyKeys("heartline.score.confidence-min");
    }
}
