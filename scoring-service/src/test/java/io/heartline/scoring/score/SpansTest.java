package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.text.Texts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({
        "1, WORD, 3",
        "21, WORD, 63",
        "22, CLAUSE, 22",
        "64, CLAUSE, 64",
        "65, SENTENCES, 33",
        "300, SENTENCES, 60",
    })
    void the_longer_a_text_the_coarser_its_parts(int sentences, Spans.Unit unit, int count) {
        var text = "It was late. ".repeat(sentences);

        // when
        var spans = of(text);

        assertThat(spans.unit()).isEqualTo(unit);
        assertThat(spans.runs()).hasSize(count);
    }

    @Test
    void many_clauses_are_read_by_sentences() {
        // when
        var spans = of("It was late, it was cold, it was wet. ".repeat(40));

        assertThat(spans.unit()).isEqualTo(Spans.Unit.SENTENCE);
        assertThat(spans.runs()).hasSize(40);
    }

    @Test
    void chinese_characters_are_words_of_a_dictionary() {
        var text = "房间非常干净！";

        // when
        var runs = of(text).runs();

        assertThat(runs.stream()
                        .map(run -> text.substring(run.from(), run.to()))
                        .toList())
                .containsExactly("房间", "非常", "干净", "！");
    }

    @Test
    void quiet_marks_are_no_parts() {
        // when
        var runs = of("Well, it broke. Why?!").runs();

        assertThat(runs).extracting(Clauses.Clause::from).isEqualTo(List.of(0, 2, 3, 5, 6, 7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void parts_never_overlap_and_never_exceed_their_number(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(List.of("late ", "😡", "但是很差", ", ", ". ", "\n", "Agent: ", "Customer: ", "？！")
                    .get(random.nextInt(9)));
        }

        // when
        var runs = of(text.toString()).runs();

        assertThat(runs).hasSizeLessThanOrEqualTo(Spans.SPANS_MAX);
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).from())
                    .isGreaterThanOrEqualTo(runs.get(i - 1).to());
        }
    }

    private static Spans of(String text) {
        return Spans.of(text, Texts.read(text), token -> true);
    }
}
