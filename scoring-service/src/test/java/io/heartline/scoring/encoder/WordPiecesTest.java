package io.heartline.scoring.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.text.Texts;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private static final WordPieces ENGLISH = pieces("en");
    private static final WordPieces CHINESE = pieces("zh");

    @Test
    void an_emoji_is_read_as_the_word_for_what_it_stands_for() {
        assertThat(ENGLISH.of(Texts.read("late 😡")).ids())
                .isEqualTo(ENGLISH.of(Texts.read("late anger")).ids());
        assertThat(CHINESE.of(Texts.read("又迟到😡")).ids())
                .isEqualTo(CHINESE.of(Texts.read("又迟到愤怒")).ids());
    }

    @Test
    void traditional_and_full_width_forms_are_the_same_to_the_encoder() {
        assertThat(CHINESE.of(Texts.read("退貨太慢ＡＢＣ")).ids())
                .isEqualTo(CHINESE.of(Texts.read("退货太慢abc")).ids());
    }

    @Test
    void a_text_without_words_has_no_pieces() {
        assertThat(ENGLISH.of(Texts.read("  ")).ids()).isEmpty();
    }

    private static WordPieces pieces(String language) {
        return new WordPieces(
                Objects.requireNonNull(
                        WordPiecesTest.class.getResourceAsStream("/models/encoder-" + language + "-3.tokenizer.json")),
                language);
    }
}
