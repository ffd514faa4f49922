package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionabilityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 48213 arrived with a broken zipper, please send me a replacement",
                "I was charged twice on the invoice of last week, can you refund one?",
                "订单号 48213 的包裹少发了一件，请补发",
                "空调坏了，请尽快维修",
            })
    void who_names_the_fault_and_asks_for_a_remedy_can_be_helped(String text) {
        // when
        var actionability = of(text);

        assertThat(actionability).isGreaterThan(0.65);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Worst company ever", "I hate you", "😡😡😡", "垃圾", "太气人了", "love it"})
    void who_only_vents_or_cheers_leaves_nothing_to_do(String text) {
        // when
        var actionability = of(text);

        assertThat(actionability).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "@someone", "\u0000"})
    void a_text_that_says_nothing_has_none(String text) {
        // when
        var actionability = of(text);

        assertThat(actionability).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Terrible | Terrible, the screen is cracked",
                "the screen is cracked | the screen is cracked, please replace it",
                "nothing was broken | it was broken",
                "很差 | 很差，充电器坏了",
                "充电器坏了 | 充电器坏了，请换货",
            })
    void each_kind_of_cue_adds(String less, String more) {
        double first = present(less);

        // when
        double second = present(more);

        assertThat(second).isGreaterThan(first);
    }

    private static double present(String text) {
        var actionability = of(text);
        return actionability == null ? Double.NaN : actionability;
    }

    private static @Nullable Double of(String text) {
        return Actionability.of(Texts.read(text));
    }
}
