package io.heartline.alerting.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class DraftTest {
    private final Plays plays;
    private final Drafts drafts;

    DraftTest(Plays plays, Drafts drafts) {
        this.plays = plays;
        this.drafts = drafts;
    }

    @ParameterizedTest
    @CsvSource({
        "en, en, your delivery, angry",
        "en-GB, en, your delivery, angry",
        "fr, en, your delivery, angry",
        ", en, your delivery, angry",
        "zh, zh, 您的配送, 气愤",
        "zh-CN, zh, 您的配送, 气愤",
        "zh-Hans-HK, zh, 您的配送, 气愤",
        "zh-Hant, zh-hant, 您的配送, 氣憤",
        "zh_TW, zh-hant, 您的配送, 氣憤",
        "zh-HK, zh-hant, 您的配送, 氣憤",
    })
    void a_draft_says_what_happened_and_what_was_felt_in_the_customers_language(
            String language, String written, String happened, String felt) {
        var situation = new Situation(language, null, null, "delivery", "quality", Emotion.ANGER);
        var play = plays.play(Play.APOLOGISE);
        for (var variant : play.variants()) {

            // when
            var draft = drafts.draft(play, variant, situation, "lantern-shop", "", null);

            assertThat(draft.language()).isEqualTo(written);
            assertThat(draft.text()).contains(happened, felt).doesNotContain("{", "}", "null");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, billing, billing, about the bill., your bill",
        "en, delivery, delivery, about the delivery., your delivery",
        "en, support, service, about the service., the help that you got",
        "en, usage, usability, about how hard it was to use., how it works for you",
        "zh, billing, billing, 关于账单问题，, 您的账单",
        "zh, delivery, delivery, 关于配送问题，, 您的配送",
        "zh, support, service, 关于服务问题，, 我们的客服",
        "zh, usage, usability, 关于不好用的地方，, 您的使用",
        "zh-Hant, billing, billing, 關於帳單問題，, 您的帳單",
        "zh-Hant, support, service, 關於服務問題，, 我們的客服",
    })
    void a_touchpoint_that_the_aspect_names_already_is_not_named_again(
            String language, String touchpoint, String aspect, String said, String saidTwice) {
        var situation = new Situation(language, null, null, touchpoint, aspect, null);
        var play = plays.play(Play.APOLOGISE);
        for (var variant : play.variants()) {

            // when
            var draft = drafts.draft(play, variant, situation, "lantern-shop", "", null);

            assertThat(draft.text()).contains(said).doesNotContain(saidTwice);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, billing, service, 'about the service, and about your bill.'",
        "en, delivery, quality, 'about the quality, and about your delivery.'",
        "zh, billing, service, 关于您的账单中的服务问题，",
        "zh, delivery, quality, 关于您的配送中的质量问题，",
    })
    void a_touchpoint_that_the_aspect_does_not_name_is_said_too(
            String language, String touchpoint, String aspect, String said) {
        var situation = new Situation(language, null, null, touchpoint, aspect, null);
        var play = plays.play(Play.APOLOGISE);
        for (var variant : play.variants()) {

            // when
            var draft = drafts.draft(play, variant, situation, "lantern-shop", "", null);

            assertThat(draft.text()).contains(said);
        }
    }

    @Test
    void what_is_not_known_or_has_no_words_is_left_out() {
        var play = plays.play(Play.APOLOGISE);
        var situation = new Situation("en", "custom:odd-thing", null, "moon-base", "{x}", null);
        for (var variant : play.variants()) {

            // when
            var draft = drafts.draft(play, variant, situation, "lantern-shop", "", null);

            assertThat(draft.text()).doesNotContain("odd-thing", "moon-base", "{", "null", "You felt");
        }
    }

    @Test
    void an_event_is_named_before_anything_else() {
        var play = plays.play(Play.APOLOGISE);
        var situation = new Situation("en", "data-misuse", null, "support", "service", null);

        // when
        var draft = drafts.draft(play, play.variants().getFirst(), situation, "lantern-shop", "", null);

        assertThat(draft.text()).contains("the way your data was handled").doesNotContain("the help that you got");
    }
}
