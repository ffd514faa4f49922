package io.heartline.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final String ODD = "aZ 好壞０Ａ！。[]@#'\u0000\uD83D\uDE00\uFE0F\u200D\uD83C\uDDFA€é\n:)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sooooo BAD!!! | soo bad !!",
                "ＦＵＬＬ　ｗｉｄｔｈ | full width",
                "機組人員很親切 | 机 组 人 员 很 亲 切",
                "@united see https://t.co/x1 | <user> see <link>",
                "mail me: jo.doe@mail.example | mail me : jo . <email>",
                "[NAME] said [怒] | <name> said [怒]",
                "I’m not happy :( | i'm not happy :(",
                "order 48213 took 3 days | order <number> took 3 days",
                "很好👍🏽 | 很 好 👍",
                "🇩🇪🤦‍♀️ | 🇩🇪 🤦",
            })
    void tokens_have_one_form_however_they_were_typed(String text, String forms) {
        // when
        var reading = Texts.read(text);

        assertThat(reading.tokens().stream().map(Token::form).collect(Collectors.joining(" ")))
                .isEqualTo(forms);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "so sad (T_T) | so sad ( T_T )",
                "(╯°□°）╯︵ ┻━┻ | ( ╯ 😠 ) ╯ ( ┻ ━ ┻",
                "thanks (^o^) | thanks ( ^_^ )",
                "(≧▽≦)好开心 | ( ^_^ ) 好 开 心",
                "why ಥ_ಥ | why T_T",
                "why ಥ﹏ಥ | why T_T",
                "又坏了 QwQ | 又 坏 了 T_T",
                "what ⊙_⊙ | what O_O",
                "TATA motors | tata motors",
                "#NeverAgain | # never again",
                "#BestTVShow2024 was good | # best tv show2024 was good",
                "#neveragain | # neveragain",
                "#SALE | # sale",
                "#客服#太慢 | # 客 服 # 太 慢",
                "an iPhone #iPhone | an iphone # i phone",
                "McDonald is no hashtag | mcdonald is no hashtag",
                "这个app的UI很nice啊 | 这 个 app 的 ui 很 nice 啊",
                "這個ＡＰＰ太難用了！！！ | 这 个 app 太 难 用 了 !!",
                "@小张 好好好 | <user> 好 好 好",
            })
    void what_people_write_besides_words_is_understood(String text, String forms) {
        // when
        var reading = Texts.read(text);

        assertThat(reading.tokens().stream().map(Token::form).collect(Collectors.joining(" ")))
                .isEqualTo(forms);
    }

    @Test
    void the_words_of_a_hashtag_know_their_places() {
        var text = "😡 #NeverAgainEver!";

        // when
        var reading = Texts.read(text);

        assertThat(reading.tokens().stream().map(token -> cut(text, token)).toList())
                .containsExactly("😡", "#", "Never", "Again", "Ever", "!");
    }

    @Test
    void offsets_are_code_points_of_the_text_as_given() {
        var text = "😡😡 ＢＡＤ 服務…";

        // when
        var reading = Texts.read(text);

        assertThat(reading.tokens().stream().map(token -> cut(text, token)).toList())
                .containsExactly("😡", "😡", "ＢＡＤ", "服", "務", "…");
        assertThat(reading.length()).isEqualTo(10);
    }

    @Test
    void shouting_and_stretching_are_noticed() {
        // when
        var tokens = Texts.read("NOOOO way").tokens();

        assertThat(tokens.getFirst().shouted()).isTrue();
        assertThat(tokens.getFirst().stretched()).isTrue();
        assertThat(tokens.getLast().shouted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "!?", "12345 :", "\u0000", "@someone https://t.co/x"})
    void a_text_without_letters_or_emoji_does_not_speak(String text) {
        // when
        var reading = Texts.read(text);

        assertThat(reading.speaks()).isEqualTo(text.startsWith("12345") && reading.letters() > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_text_has_tokens_in_order_and_within_it(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(ODD.charAt(random.nextInt(ODD.length())));
            }

            // when
            var reading = Texts.read(text.toString());

            int last = 0;
            for (var token : reading.tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(reading.length());
                last = token.start();
            }
            assertThat(reading.length()).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    private static String cut(String text, Token token) {
        int from = text.offsetByCodePoints(0, token.start());
        return text.substring(from, text.offsetByCodePoints(from, token.end() - token.start()));
    }
}
