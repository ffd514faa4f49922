package io.heartline.scoring.score;

import static io.heartline.scoring.score.RealScorer.SCORER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
    private static final Rating ONE_STAR = new Rating(Metric.STARS, 1, 1, 5);
    private static final Rating FIVE_STARS = new Rating(Metric.STARS, 5, 1, 5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is outrageous, I am furious with your support! | ANGER | NEGATIVE | en",
                "Thank you so much, you made my day! | JOY | POSITIVE | en",
                "I am so sad and disappointed, it broke after one day. | SADNESS | NEGATIVE | en",
                "太气人了，客服态度极差！ | ANGER | NEGATIVE | zh",
                "客服態度極差，氣死我了！ | ANGER | NEGATIVE | zh",
                "非常满意，发货很快，谢谢！ | JOY | POSITIVE | zh",
                "😡😡 | ANGER | NEGATIVE | und",
                "❤️🥰 | JOY | POSITIVE | und",
                "[怒][怒] | ANGER | NEGATIVE | und",
            })
    void a_plain_text_is_read_plainly(String text, Emotion emotion, Sentiment sentiment, String language) {
        // when
        var score = score(text);

        assertThat(score.emotion()).isEqualTo(emotion);
        assertThat(score.sentiment()).isEqualTo(sentiment);
        assertThat(score.language()).isEqualTo(language);
        assertThat(score.abstained()).isFalse();
        assertThat(score.intensity()).isGreaterThan(0.3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What should we improve? | Nothing | POSITIVE",
                "What did you like most? | Nothing | NEGATIVE",
                "Was your issue solved? | no | NEGATIVE",
                "还有什么不满意的吗？ | 没有 | POSITIVE",
            })
    void a_short_answer_is_read_with_its_question(String question, String answer, Sentiment sentiment) {
        // when
        var score = SCORER.score(new ScoringInput(answer, null, question, List.of()));

        assertThat(score.sentiment()).isEqualTo(sentiment);
    }

    @Test
    void praise_with_the_worst_rating_and_a_sign_of_irony_is_no_praise() {
        // when
        var score = SCORER.score(new ScoringInput("Great, another delay.", "en", null, List.of(ONE_STAR)));

        assertThat(score.sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(score.emotion()).isNotEqualTo(Emotion.JOY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Das ist wirklich sehr schlecht gewesen | de",
                "Le service était vraiment horrible | fr",
                "サービスが最悪でした | ja",
                "отвратительный сервис | ru",
            })
    void a_language_without_a_model_is_not_scored(String text, String language) {
        // when
        var score = score(text);

        assertThat(score.abstained()).isTrue();
        assertThat(score.language()).isEqualTo(language);
        assertThat(score.model()).isEqualTo(Scorer.NO_MODEL);
        assertThat(score.emotion()).isNull();
        assertThat(score.valence()).isNull();
        assertThat(score.emotions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "???", "\u0000"})
    void a_text_that_says_nothing_is_not_scored(String text) {
        // when
        var score = score(text);

        assertThat(score.abstained()).isTrue();
        assertThat(score.emotion()).isNull();
    }

    @Test
    void a_stated_language_without_a_model_is_believed() {
        // when
        var score = SCORER.score(new ScoringInput("super gut", "de-AT", null, List.of()));

        assertThat(score.language()).isEqualTo("de");
        assertThat(score.abstained()).isTrue();
    }

    @Test
    void a_stated_language_that_the_script_contradicts_is_not_believed() {
        // when
        var score = SCORER.score(new ScoringInput("客服态度极差", "en", null, List.of()));

        assertThat(score.language()).isEqualTo("zh");
    }

    @Test
    void a_rating_alone_is_scored_by_the_rating() {
        // when
        var score = score(null, ONE_STAR);

        assertThat(score.model()).isEqualTo(RatingVoice.MODEL);
        assertThat(score.sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(score.valence()).isEqualTo(-1);
        assertThat(score.emotion()).isEqualTo(Emotion.ANGER);
        assertThat(score.abstained()).isFalse();
        assertThat(score.ratingDisagreement()).isNull();
    }

    @Test
    void the_rating_speaks_for_a_text_that_cannot_be_read() {
        // when
        var score = score("サービスが最悪でした", ONE_STAR);

        assertThat(score.model()).isEqualTo(RatingVoice.MODEL);
        assertThat(score.language()).isEqualTo("ja");
        assertThat(score.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void a_contradiction_is_reported_and_the_text_has_the_say() {
        var alone = score("I am furious, worst service ever, never again!");

        // when
        var score = score("I am furious, worst service ever, never again!", FIVE_STARS);

        assertThat(score.ratingDisagreement()).isGreaterThan(0.8);
        assertThat(score.valence()).isEqualTo(alone.valence());
        assertThat(score.emotion()).isEqualTo(alone.emotion());
    }

    @Test
    void a_rating_that_agrees_makes_surer() {
        var alone = score("It was not what I had hoped for");

        // when
        var score = score("It was not what I had hoped for", ONE_STAR);

        assertThat(score.ratingDisagreement()).isLessThan(0.5);
        assertThat(score.valence()).isLessThan(alone.valence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You sold my data without my consent | data-misuse",
                "I will see you in court, my lawyer is informed | legal-threat",
                "Cancel my account, I am done with you | churn-threat",
                "We are switching to your competitor | switching",
                "I want my money back | refund-request",
                "Still no reply from anyone, this is the third time | unanswered",
                "The charger caught fire and I was injured | safety",
                "Where is my parcel? | question",
                "你们把我的个人信息泄露了 | data-misuse",
                "我要找律师起诉你们 | legal-threat",
                "再也不会来了，注销账号 | churn-threat",
                "请马上退款 | refund-request",
                "充电器起火了 | safety",
            })
    void what_a_text_announces_is_found(String text, String intent) {
        // when
        var score = score(text);

        assertThat(score.intents().stream().map(IntentScore::intent)).contains(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"My order 48213 is late again", "客服排队二百多人，前面还有 214 个"})
    void a_number_threatens_nobody(String text) {
        // when
        var score = score(text);

        assertThat(score.intents().stream().map(IntentScore::intent)).doesNotContain("legal-threat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks for the quick refund!", "退款很快，谢谢！"})
    void thanks_for_a_refund_ask_for_none(String text) {
        // when
        var score = score(text);

        assertThat(score.intents().stream().map(IntentScore::intent)).doesNotContain("refund-request");
    }

    @Test
    void each_clause_speaks_for_its_own_aspects() {
        var text = "The staff was wonderful and so kind, but the delivery was terrible.";

        // when
        var aspects = score(text).aspects();

        assertThat(aspects.stream().map(AspectScore::aspect)).containsExactly("service", "delivery");
        assertThat(aspects.getFirst().valence()).isGreaterThan(0.5);
        assertThat(aspects.getLast().valence()).isLessThan(-0.3);
    }

    @Test
    void what_endangers_people_is_more_urgent_than_a_question() {
        // when
        var fire = score("The battery exploded, someone was injured");
        var question = score("When will my parcel arrive?");

        assertThat(fire.urgency()).isGreaterThan(0.8).isGreaterThan(question.urgency());
    }

    private static Score score(@Nullable String text, Rating... ratings) {
        return SCORER.score(new ScoringInput(text, null, null, List.of(ratings)));
    }
}
