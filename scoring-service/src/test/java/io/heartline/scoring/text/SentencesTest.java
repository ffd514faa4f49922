package io.heartline.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Speaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The room was clean. The staff was not. | The room was clean. / The staff was not.",
                "Is it open? Yes! Come in. | Is it open? / Yes! / Come in.",
                "I paid 3.50 for it. Too much. | I paid 3.50 for it. / Too much.",
                "Mr. Lee called at once. Thanks. | Mr. Lee called at once. / Thanks.",
                "My order no. 7 is late, e.g. by a week. | My order no. 7 is late, e.g. by a week.",
                "Well... I do not know | Well... / I do not know",
                "well... maybe not | well... maybe not",
                "Great 😀 The food was hot | Great 😀 / The food was hot",
                "I ❤ New York | I ❤ New York",
                "很好吃。下次再来！ | 很好吃。 / 下次再来！",
                "太慢了……等了一个小时 | 太慢了…… / 等了一个小时",
                "太棒了😀服务也不错 | 太棒了😀 / 服务也不错",
                "Bad!!! Really bad!!! | Bad!!! / Really bad!!!",
                "“很好。”她说。 | “很好。” / 她说。",
            })
    void a_text_is_cut_where_a_reader_would(String text, String sentences) {
        // when
        var cut = Sentences.of(text, Texts.read(text));

        assertThat(String.join(" / ", cut.stream().map(one -> part(text, one)).toList()))
                .isEqualTo(sentences);
    }

    @Test
    void a_line_is_a_sentence_even_after_an_abbreviation() {
        var text = "delivered to no.\nnobody home\n还行";

        // when
        var cut = Sentences.of(text, Texts.read(text));

        assertThat(cut.stream().map(one -> part(text, one)).toList())
                .containsExactly("delivered to no.", "nobody home", "还行");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agent: How can I help? Customer: It broke. I want another one.",
                "客服：您好。客户：还没收到货",
                "客服:在吗\n顾客:在",
            })
    void a_transcript_tells_who_speaks(String text) {
        // when
        var cut = Sentences.of(text, Texts.read(text));

        assertThat(cut.getFirst().speaker()).isEqualTo(Speaker.AGENT);
        assertThat(cut.getLast().speaker()).isEqualTo(Speaker.CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Support: terrible.\nPrice: fair.\n", "客服：差。物流：快。", "the user is king: no"})
    void a_label_of_one_side_alone_makes_no_transcript(String text) {
        // when
        var cut = Sentences.of(text, Texts.read(text));

        assertThat(cut).isNotEmpty().allMatch(sentence -> sentence.speaker() == null);
    }

    @Test
    void nothing_has_no_sentences() {
        // when
        var cut = Sentences.of(" \n ", Texts.read(" \n "));

        assertThat(cut).isEmpty();
    }

    static String part(String text, Sentence sentence) {
        int from = text.offsetByCodePoints(0, sentence.start());
        return text.substring(from, text.offsetByCodePoints(from, sentence.end() - sentence.start()));
    }
}
