package io.heartline.scoring.model;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Measures a model against people, per language × label × channel.
 *
 * <p>Measures of the emotions: {@code precision}, {@code recall}, {@code f1} and {@code calibration-error} of each label,
 * and of the label {@code macro} {@code emotion-f1-most-probable} (the mean over the labels that people gave),
 * {@code calibration-error} and {@code coverage} (the share of the texts on which the model did not abstain). Those of the
 * sentiments are the same with {@code sentiment-} before them, without the calibration error, because confidence speaks of
 * the emotion. An abstention is an answer that was not given: it lowers recall and coverage, not precision.
 */
public final class Accuracy {
    private static final List<Emotion> EMOTIONS = List.of(Emotion.values());
    private static final List<Sentiment> SENTIMENTS = List.of(Sentiment.values());

    private Accuracy() {}

    /**
     * The figures of a set, for all channels together and for each channel.
     *
     * @param set the name of the set on the card
     * @param judged in any order: the same texts give the same figures
     */
    public static List<ModelCard.Figure> figures(String set, List<Judged> judged) {
        var byLanguage = new TreeMap<String, List<Judged>>();
        judged.forEach(one -> byLanguage
                .computeIfAbsent(one.language(), language -> new ArrayList<>())
                .add(one));
        var figures = new ArrayList<ModelCard.Figure>();
        byLanguage.forEach((language, texts) -> {
            figures.addAll(group(set, language, null, texts));
            var channels = new TreeSet<Channel>();
            texts.stream().map(Judged::channel).filter(Objects::nonNull).forEach(channels::add);
            for (var channel : channels) {
                var heard =
                        texts.stream().filter(one -> one.channel() == channel).toList();
                figures.addAll(group(set, language, channel.wire(), heard));
            }
        });
        return figures;
    }

    private static List<ModelCard.Figure> group(
            String set, String language, @Nullable String channel, List<Judged> texts) {
        var emotions = new Verdicts(EMOTIONS.size());
        var sentiments = new Verdicts(SENTIMENTS.size());
        for (var text : texts) {
            var said = text.said();
            if (text.emotion() != null) {
                emotions.add(EMOTIONS.indexOf(text.emotion()), index(EMOTIONS, said.emotion()), said.confidence());
            }
            if (text.sentiment() != null) {
                sentiments.add(
                        SENTIMENTS.indexOf(text.sentiment()), index(SENTIMENTS, said.sentiment()), said.confidence());
            }
        }
        var figures = new ArrayList<ModelCard.Figure>();
        for (var figure : emotions.figures()) {
            var label =
                    figure.label() < 0 ? "macro" : EMOTIONS.get(figure.label()).wire();
            var measure =
                    figure.label() < 0 && figure.measure().equals("f1") ? "emotion-f1-most-probable" : figure.measure();
            figures.add(figure(set, language, channel, label, measure, figure));
        }
        for (var figure : sentiments.figures()) {
            if (!figure.measure().equals("calibration-error")) {
                var label = figure.label() < 0
                        ? "macro"
                        : SENTIMENTS.get(figure.label()).wire();
                figures.add(figure(set, language, channel, label, "sentiment-" + figure.measure(), figure));
            }
        }
        return figures;
    }

    private static <T> int index(List<T> labels, @Nullable T label) {
        return label == null ? Verdicts.NO_ANSWER : labels.indexOf(label);
    }

    private static ModelCard.Figure figure(
            String set, String language, @Nullable String channel, String label, String measure, Verdicts.Figure it) {
        return new ModelCard.Figure(
                set, language, channel, label, measure, round(it.value()), round(it.low()), round(it.high()), it.n());
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
