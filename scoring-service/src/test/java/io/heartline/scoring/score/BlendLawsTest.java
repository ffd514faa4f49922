package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.model.ShippedModels;
import io.heartline.scoring.text.Languages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of scores of two tiers. */
class BlendLawsTest {
    private static final Models MODELS = ShippedModels.blends(2);
    private static final Scorer SCORER = new Scorer(MODELS.liveEngines(), new Languages(), 0.3);
    private static final List<String> TEXTS = List.of(
            "Third delay this month and still no reply!",
            "thank you, that was quick",
            "ok",
            "客服态度极差，等了两个小时。",
            "物流很快，谢谢！",
            "This 手机 is great 但是 delivery was slow",
            "I was told to call back, I called back, and nobody knew anything about it. ".repeat(40),
            "😡😡",
            "Customer: it broke again\nAgent: I am sorry to hear that\nCustomer: I want my money back");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_text_gives_the_same_bytes_alone_in_any_order_and_beside_any_others(long seed) {
        var alone = TEXTS.stream().map(text -> json(score(text))).toList();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < 4 * TEXTS.size(); i++) {
            order.add(i % TEXTS.size());
        }
        Collections.shuffle(order, new Random(seed));

        // when
        List<String> together;
        try (var workers = new Workers(4)) {
            together = workers.map(order, i -> json(score(TEXTS.get(i))));
        }

        for (int i = 0; i < order.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(order.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is outrageous, I am furious with your support! | NEGATIVE | blend-en-3",
                "two hours on the tarmac and nobody told us why | NEGATIVE | blend-en-3",
                "Thank you so much, you made my day! | POSITIVE | blend-en-3",
                "太气人了，客服态度极差！ | NEGATIVE | blend-zh-3",
                "非常满意，发货很快，谢谢！ | POSITIVE | blend-zh-3",
            })
    void a_plain_text_is_read_plainly_by_both_tiers(String text, Sentiment sentiment, String model) {
        // when
        var score = score(text);

        assertThat(score.sentiment()).isEqualTo(sentiment);
        assertThat(score.model()).isEqualTo(model);
        assertThat(score.evidence()).isNotEmpty();
    }

    @Test
    void a_router_that_is_easily_sure_leaves_plain_texts_to_the_linear_model() {
        var models = ShippedModels.blends(0.5);
        var scorer = new Scorer(models.liveEngines(), new Languages(), 0.3);

        // when
        var plain = scorer.score(new ScoringInput("Thank you so much, you made my day!", "en", null, List.of()));

        assertThat(plain.model()).isEqualTo("linear-en-2");
    }

    @Test
    void a_contradiction_between_stars_and_text_is_told() {
        // when
        var score = SCORER.score(new ScoringInput(
                "Terrible, it broke on day one and nobody answers.",
                "en",
                null,
                List.of(new Rating(Metric.STARS, 5, 1, 5))));

        assertThat(score.ratingDisagreement()).isGreaterThan(0.5);
        assertThat(score.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    private static Score score(String text) {
        return SCORER.score(new ScoringInput(text, null, null, List.of()));
    }

    private static String json(Score score) {
        return new String(EventJson.write(score), StandardCharsets.UTF_8);
    }
}
