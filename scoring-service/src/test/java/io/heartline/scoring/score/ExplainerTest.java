package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.scoring.model.ShippedModels;
import io.heartline.scoring.text.Languages;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // what is missing fails the test
class ExplainerTest {
    private static final Workers WORKERS = new Workers(2);
    private static final Explainer LINEAR = new Explainer(RealScorer.SCORER, WORKERS);
    private static final Explainer BLEND =
            new Explainer(new Scorer(ShippedModels.blends(2).liveEngines(), new Languages(), 0.3), WORKERS);
    private static final Explainer ROUTED =
            new Explainer(new Scorer(ShippedModels.blends(0.5).liveEngines(), new Languages(), 0.3), WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am furious about the seat | furious",
                "The seat was fine but I am so disappointed with it | disappointed",
                "😡 my parcel 🅿 is late and I hate you | hate",
                "房间很干净，可是前台让我非常愤怒 | 愤怒",
            })
    void the_word_that_says_it_has_the_largest_share(String text, String word) {
        // when
        var explained = BLEND.explain(input(text));

        assertThat(explained.score().model()).startsWith("blend");
        assertThat(explained.unit()).isEqualTo(Spans.Unit.WORD);
        var most = explained.shares().stream()
                .max(Comparator.comparingDouble(share -> -share.moved().valence()))
                .orElseThrow();
        assertThat(cut(text, most)).isEqualTo(word);
        assertThat(most.moved().valence()).isNegative();
    }

    @Test
    void the_same_text_gives_the_same_explanation_on_any_number_of_threads() {
        var text = "I was told to call back, I called back, and nobody knew anything. ".repeat(30);

        // when
        var many = BLEND.explain(input(text));

        try (var one = new Workers(1)) {
            var alone = new Explainer(new Scorer(ShippedModels.blends(2).liveEngines(), new Languages(), 0.3), one)
                    .explain(input(text));
            assertThat(alone.shares()).isEqualTo(many.shares());
            assertThat(alone.emotion()).isEqualTo(many.emotion());
        }
    }

    @Test
    void what_is_explained_is_the_model_that_answered() {
        var text = "Thank you so much, you made my day!";

        // when
        var routed = ROUTED.explain(input(text));

        assertThat(routed.score().model()).isEqualTo("linear-en-2");
        assertThat(routed.shares()).isEqualTo(LINEAR.explain(input(text)).shares());
        assertThat(routed.shares()).isNotEqualTo(BLEND.explain(input(text)).shares());
    }

    @Test
    void ratings_have_a_share_of_their_own_unless_they_contradict_the_text() {
        var stars = List.of(new Rating(Metric.STARS, 5, 1, 5));

        // when
        var agreed = LINEAR.explain(new ScoringInput("Lovely, thank you", "en", null, stars));

        assertThat(agreed.ratings()).isNotNull();
        assertThat(agreed.ratings().valence()).isPositive();
        assertThat(LINEAR.explain(new ScoringInput("Terrible, I hate it", "en", null, stars))
                        .ratings())
                .isNull();
        assertThat(LINEAR.explain(input("Lovely, thank you")).ratings()).isNull();
    }

    @Test
    void an_only_word_is_compared_with_nothing_said() {
        // when
        var explained = BLEND.explain(input("Thanks"));

        assertThat(explained.score().emotion()).isEqualTo(Emotion.JOY);
        assertThat(explained.shares()).hasSize(1);
        assertThat(explained.shares().getFirst().moved().emotion()).isPositive();
    }

    @Test
    void what_an_agent_says_has_no_share() {
        var text = "Customer: I hate this\nAgent: wonderful, thank you\nCustomer: awful";

        // when
        var explained = LINEAR.explain(input(text));

        assertThat(explained.shares()).extracting(share -> cut(text, share)).contains("hate", "awful");
        assertThat(explained.shares()).extracting(share -> cut(text, share)).doesNotContain("wonderful", "thank");
    }

    @Test
    void what_no_model_read_has_no_shares() {
        var rated = new ScoringInput("", null, null, List.of(new Rating(Metric.NPS, 1, 0, 10)));

        // when
        var explained = LINEAR.explain(rated);

        assertThat(explained.shares()).isEmpty();
        assertThat(explained.unit()).isNull();
        assertThat(LINEAR.explain(input("Das ist wirklich sehr schlecht gewesen"))
                        .shares())
                .isEmpty();
        assertThat(LINEAR.explain(input("")).shares()).isEmpty();
    }

    private static ScoringInput input(String text) {
        return new ScoringInput(text, null, null, List.of());
    }

    private static String cut(String text, Explained.Share share) {
        return text.substring(text.offsetByCodePoints(0, share.start()), text.offsetByCodePoints(0, share.end()));
    }
}
