package io.heartline.training;

import io.heartline.scoring.engine.BlendEngine;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What it saves and what it costs to let the linear model answer alone where it is sure, by several rules of being sure:
 * {@code --data DIR --blend VERSION [--limit N]}. Each rule sends the texts that it is least sure of to the encoder, until
 * they make up a given share of the encoder's work; then both models' answers together are measured on the dev sets.
 */
public final class MeasureRouting {
    private static final double[] SHARES = {1, 0.8, 0.6, 0.5, 0.4, 0.33, 0.25, 0.2, 0.1, 0};

    /** What an encoder's call costs besides the tokens, in tokens. */
    private static final int CALL = 12;

    /** A text, and what each tier says about it. */
    record Read(Labelled gold, Prediction quick, Prediction both, int work) {}

    record Rule(String name, ToDoubleFunction<Prediction> sure) {}

    private static final List<Rule> RULES = List.of(
            new Rule("emotion and sentiment", said -> Math.min(first(said.emotions(), 0), first(said.sentiments(), 0))),
            new Rule("emotion", said -> first(said.emotions(), 0)),
            new Rule("margin of emotion", said -> first(said.emotions(), 0) - first(said.emotions(), 1)),
            new Rule(
                    "margins of both",
                    said -> Math.min(
                            first(said.emotions(), 0) - first(said.emotions(), 1),
                            first(said.sentiments(), 0) - first(said.sentiments(), 1))));

    private final PrintStream console;

    private MeasureRouting(PrintStream console) {
        this.console = console;
    }

    /** Measures one blend on all dev sets of its language. */
    public static void main(String[] args) throws IOException {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var data = Path.of(Objects.requireNonNull(options.get("--data"), "--data is missing"));
        var blend = ShippedModels.blend(Objects.requireNonNull(options.get("--blend"), "--blend is missing"));
        int limit = Integer.parseInt(options.getOrDefault("--limit", "2000"));
        var linear = ShippedModels.linear(blend.linear());
        try (var encoder = ShippedModels.encoder(blend)) {
            var engine = new BlendEngine(blend, linear, encoder, 2);
            var measuring = new MeasureRouting(System.out);
            Corpus.of(blend.language(), data, "any").dev().forEach((set, texts) -> {
                var some = texts.subList(0, Math.min(limit, texts.size())).stream()
                        .map(text -> {
                            var reading = Texts.read(text.text());
                            return new Read(
                                    text,
                                    linear.predict(reading),
                                    engine.read(text.text(), reading).prediction(),
                                    reading.tokens().size() + CALL);
                        })
                        .toList();
                measuring.measure(set, some);
            });
        }
    }

    private void measure(String set, List<Read> texts) {
        for (var rule : RULES) {
            for (double share : SHARES) {
                var asked = asked(texts, rule, share);
                ToIntFunction<Read> emotion = text -> said(text, asked).emotion();
                console.printf(
                        Locale.ROOT,
                        "%-12s %-22s n %,d, of the work %.2f (%.1f times as fast): emotion %.4f sentiment %.4f%n",
                        set,
                        rule.name(),
                        texts.size(),
                        share,
                        1 / Math.max(0.01, share),
                        macro(texts, text -> text.gold().emotions(), emotion),
                        macro(
                                texts,
                                text -> text.gold().sentiments(),
                                text -> Measures.most(said(text, asked).sentiments())));
            }
        }
    }

    private interface Gold {
        double @Nullable [] of(Read text);
    }

    private static double macro(List<Read> texts, Gold gold, ToIntFunction<Read> said) {
        var some = texts.stream().filter(text -> gold.of(text) != null).toList();
        return some.isEmpty()
                ? Double.NaN
                : Measures.macroF1(
                        some.stream()
                                .mapToInt(text -> Measures.most(Objects.requireNonNull(gold.of(text))))
                                .toArray(),
                        some.stream().mapToInt(said).toArray());
    }

    /** The texts that the rule is least sure of, as many as make up a share of the encoder's work. */
    static Set<Read> asked(List<Read> texts, Rule rule, double share) {
        var order = new ArrayList<>(texts);
        order.sort(Comparator.comparingDouble(text -> rule.sure().applyAsDouble(text.quick())));
        double left = share * texts.stream().mapToInt(Read::work).sum();
        Set<Read> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var text : order) {
            left -= text.work();
            if (left < -1e-6) {
                break;
            }
            asked.add(text);
        }
        return asked;
    }

    private static Prediction said(Read text, Set<Read> asked) {
        return asked.contains(text) ? text.both() : text.quick();
    }

    /** The n-th largest value, from 0. */
    private static double first(double[] values, int n) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> -values[i])
                .sorted()
                .skip(n)
                .map(value -> -value)
                .findFirst()
                .orElse(0);
    }
}
