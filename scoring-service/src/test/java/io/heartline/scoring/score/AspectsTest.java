package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Span;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import java.util.ArrayList;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AspectsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price | The fares went up again",
                "price | 这个价位不划算",
                "value | It is worth every cent",
                "quality | The zipper broke",
                "quality | 味道一般",
                "delivery | My parcel is nowhere",
                "delivery | 骑手把汤洒了",
                "service | The front desk was closed",
                "service | 售后推三阻四",
                "usability | I get lost in the navigation",
                "usability | 界面看着累",
                "reliability | Another outage",
                "reliability | 老是闪退",
                "variety | There is little choice",
                "variety | 款式太老",
                "environment | What an ambiance",
                "environment | 隔壁太吵",
                "billing | I was overcharged",
                "billing | 账单不对",
                "privacy | Who gave them my phone number",
                "privacy | 天天接到骚扰电话",
                "trust | They lied to my face",
                "trust | 完全是忽悠",
                "expectation-gap | Not as described",
                "expectation-gap | 和图片不一样",
                "responsiveness | Nobody answers, no reply at all",
                "responsiveness | 一直没人接",
                "safety | The cable is a hazard",
                "safety | 有安全隐患",
            })
    void every_aspect_is_found_in_both_languages(String aspect, String text) {
        // when
        var aspects = Aspects.of(Texts.read(text), prediction(0), AspectsTest::silent, AspectsTest::silent);

        assertThat(aspects.stream().map(AspectScore::aspect)).contains(aspect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It was expensive | -1",
                "It was not expensive | 1",
                "It is not that cheap | -1",
                "No delay at all | 1",
                "There was a delay | -1",
                "It never crashes | 1",
                "nobody was rude | 1",
                "很便宜 | 1",
                "不便宜 | -1",
                "不是很便宜 | -1",
                "一点都不贵 | 1",
                "没有延误 | 1",
                "環境不是很乾淨 | -1",
            })
    void a_negation_turns_a_word_round(String text, int sign) {
        // when
        var aspects = Aspects.of(Texts.read(text), prediction(0), AspectsTest::silent, AspectsTest::silent);

        assertThat(Math.signum(aspects.getLast().valence())).isEqualTo(sign);
    }

    @Test
    void the_evidence_is_the_words_that_name_the_aspect() {
        var text = "😡 The ＣＲＥＷ was fine, however nobody found my lost luggage";

        // when
        var aspects = Aspects.of(Texts.read(text), prediction(0), AspectsTest::silent, AspectsTest::silent);

        assertThat(aspects.stream().map(aspect -> cut(text, aspect.evidence())).toList())
                .containsExactly("ＣＲＥＷ", "lost luggage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thank you of course", "贵公司你好", "I was not in charge", "Free of charge", "他在里面", "Nice weather"})
    void what_only_looks_like_a_term_names_nothing(String text) {
        // when
        var aspects = Aspects.of(Texts.read(text), prediction(0), AspectsTest::silent, AspectsTest::silent);

        assertThat(aspects).isEmpty();
    }

    @Test
    void a_clause_is_judged_by_itself_and_a_little_by_those_around() {
        Function<Reading, Prediction> model = reading -> prediction(reading.tokens().stream()
                .mapToDouble(token -> switch (token.form()) {
                    case "great" -> 0.5;
                    case "awful" -> -0.9;
                    default -> 0;
                })
                .sum());
        var reading = Texts.read("great staff, awful menu");

        // when
        var aspects = Aspects.of(reading, model.apply(reading), model, model);

        assertThat(aspects.getFirst().valence()).isCloseTo(0.7 * 0.5 + 0.3 * -0.4, Offset.offset(1e-4));
        assertThat(aspects.getLast().valence()).isCloseTo(0.7 * -0.9 + 0.3 * -0.4, Offset.offset(1e-4));
    }

    @Test
    void a_text_of_one_clause_asks_the_model_nothing() {
        var asked = new ArrayList<Reading>();
        Function<Reading, Prediction> model = reading -> {
            asked.add(reading);
            return prediction(0);
        };

        // when
        var aspects = Aspects.of(Texts.read("what a lovely menu"), prediction(0.8), model, model);

        assertThat(asked).isEmpty();
        assertThat(aspects).extracting(AspectScore::valence).containsExactly(0.8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The room was fine, thanks a lot | 0",
                "The room was fine, the pool was closed | 2",
                "The room was fine and the pool was closed | 0",
                "The room was fine, so I slept, but the pool was closed, and the bar | 3",
            })
    void only_clauses_that_may_contradict_each_other_are_judged_closely(String text, int closely) {
        var asked = new ArrayList<Reading>();

        // when
        Aspects.of(
                Texts.read(text),
                prediction(0.5),
                reading -> {
                    asked.add(reading);
                    return prediction(0);
                },
                AspectsTest::silent);

        assertThat(asked).hasSize(closely);
    }

    @Test
    void a_long_text_is_not_judged_without_end() {
        var asked = new ArrayList<Reading>();
        var closely = new ArrayList<Reading>();

        // when
        var aspects = Aspects.of(
                Texts.read("the menu, ".repeat(20_000)),
                prediction(0),
                reading -> {
                    closely.add(reading);
                    return prediction(0);
                },
                reading -> {
                    asked.add(reading);
                    return prediction(0);
                });

        assertThat(closely).hasSize(8);
        assertThat(asked).hasSizeLessThanOrEqualTo(128);
        assertThat(aspects).hasSize(1);
    }

    private static String cut(String text, @Nullable Span span) {
        if (span == null) {
            return "";
        }
        int from = text.offsetByCodePoints(0, span.start());
        return text.substring(from, text.offsetByCodePoints(from, span.end() - span.start()));
    }

    /** Says nothing, so that only the words speak. */
    private static Prediction silent(Reading reading) {
        return prediction(0);
    }

    private static Prediction prediction(double valence) {
        double[] sentiments = {Math.max(0, -valence), 1 - Math.abs(valence), Math.max(0, valence)};
        double[] emotions = {0, 0, 0, 0, 0, 0, 1};
        return new Prediction(emotions, sentiments, new double[0], 0, 1);
    }
}
