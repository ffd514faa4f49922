package io.heartline.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartline.contracts.Speaker;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassagesTest {
    private static final String[] PIECES = {
        "The parcel is late", "again", ". ", "! ", ", ", "\n", "… ", "。", "，", "服务很好", "太慢了", "😡", "Mr.", " ", "½",
        "Agent: ", "Customer: ", "客服：", "客户：", "@you", "\u0000", "\uD83D", "a", "¿", "ﬁ", "no.", "#tag ", "\r\n", "-",
                "3.5",
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void passages_have_every_token_once_in_order_and_no_more_than_allowed(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            var text = text(random, random.nextInt(80));
            var reading = Texts.read(text);
            int max = 1 + random.nextInt(20);

            // when
            var passages = Passages.of(text, reading, max);

            int next = 0;
            for (var passage : passages) {
                assertThat(passage.from()).isEqualTo(next);
                assertThat(passage.size()).isBetween(1, max);
                assertThat(passage.start())
                        .isEqualTo(reading.tokens().get(passage.from()).start());
                assertThat(passage.end())
                        .isEqualTo(reading.tokens().get(passage.to() - 1).end());
                next = passage.to();
            }
            assertThat(next).isEqualTo(reading.tokens().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void a_passage_is_whole_sentences_where_they_fit(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var text = text(random, 60);
            var reading = Texts.read(text);
            var sentences = Sentences.of(text, reading);
            int longest = sentences.stream().mapToInt(Sentence::size).max().orElse(1);

            // when
            var passages = Passages.of(text, reading, longest + random.nextInt(10));

            assertThat(sentences.stream().map(Sentence::from).toList())
                    .containsAll(passages.stream().map(Sentence::from).toList());
        }
    }

    @Test
    void a_sentence_without_end_is_cut_at_its_pauses_and_else_anywhere() {
        var text = "one two three four, five six seven eight nine ten eleven twelve thirteen";

        // when
        var passages = Passages.of(text, Texts.read(text), 6);

        assertThat(passages.stream().map(one -> SentencesTest.part(text, one)).toList())
                .containsExactly("one two three four,", "five six seven eight nine ten", "eleven twelve thirteen");
    }

    @Test
    void a_passage_has_one_speaker() {
        var text = "Agent: Good morning.\nCustomer: My kettle leaks. It is new.\nAgent: I see.";

        // when
        var passages = Passages.of(text, Texts.read(text), 100);

        assertThat(passages.stream().map(Sentence::speaker).toList())
                .containsExactly(Speaker.AGENT, Speaker.CUSTOMER, Speaker.AGENT);
    }

    @Test
    void passages_are_of_about_one_size() {
        var text = "One two three. ".repeat(9);

        // when
        var passages = Passages.of(text, Texts.read(text), 32);

        assertThat(passages.stream().map(Sentence::size).toList()).containsExactly(20, 16);
    }

    @Test
    void the_longest_text_allowed_is_cut() {
        var text = "Mr. ".repeat(12_500) + "a, ".repeat(16_000) + "no";

        // when
        var passages = Passages.of(text, Texts.read(text), 128);

        assertThat(passages).hasSizeGreaterThan(400).allMatch(passage -> passage.size() <= 128);
    }

    @Test
    void a_passage_without_room_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Passages.of("a", Texts.read("a"), 0));
    }

    private static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
