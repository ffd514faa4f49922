package io.heartline.training;

import io.heartline.scoring.linear.EmojiSense;
import io.heartline.scoring.linear.Heads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Our own labelled sentences of customers, and what emoji stand for: anchors where public sets are thin. */
final class Seeds {
    private static final String OPEN = "-";
    private static final double WEIGHT = 3;
    private static final double EMOJI_WEIGHT = 2;
    private static final double INTENSITY_MAX = 3;
    private static final Map<String, List<String>> EMOJI_NUANCES = Map.ofEntries(
            Map.entry("joy", List.of("joy")),
            Map.entry("laughter", List.of("amusement", "joy")),
            Map.entry("love", List.of("love", "joy")),
            Map.entry("approval", List.of("approval", "admiration", "joy")),
            Map.entry("gratitude", List.of("gratitude", "joy")),
            Map.entry("anger", List.of("anger")),
            Map.entry("sadness", List.of("sadness")),
            Map.entry("fear", List.of("fear")),
            Map.entry("surprise", List.of("surprise")),
            Map.entry("disgust", List.of("disgust")),
            Map.entry("doubt", List.of("confusion", "curiosity")));

    private Seeds() {}

    /** The sentences of a resource: emotion, intensity 0 to 3, nuances, sentiment, text; "-" leaves a label open. */
    static List<Labelled> read(String resource, String language, List<String> nuances) {
        var all = new ArrayList<Labelled>();
        for (var line : text(resource).split("\n", -1)) {
            var cells = line.split("\t", -1);
            var one = Labelled.of("seed-" + language, cells[4])
                    .intensity(Integer.parseInt(cells[1]) / INTENSITY_MAX)
                    .sentiments(Labelled.certain(Heads.SENTIMENTS, cells[3]))
                    .weight(WEIGHT);
            if (!cells[0].equals(OPEN)) {
                one = one.emotions(Labelled.certain(Heads.EMOTIONS, cells[0]));
            }
            if (!cells[2].equals(OPEN)) {
                one = one.nuances(said(nuances, List.of(cells[2].split(",", -1))));
            }
            all.add(one);
        }
        return all;
    }

    /** Emoji once and three times in a row. */
    static List<Labelled> emoji(List<String> nuances) {
        var all = new ArrayList<Labelled>();
        for (var sense : EmojiSense.all().keySet().stream().sorted().toList()) {
            var emotion = emotion(sense);
            for (var form : EmojiSense.all().getOrDefault(sense, List.of())) {
                for (int times : List.of(1, 3)) {
                    all.add(Labelled.of("seed-emoji", form.repeat(times))
                            .emotions(Labelled.certain(Heads.EMOTIONS, emotion))
                            .sentiments(sentiments(emotion))
                            .nuances(said(nuances, EMOJI_NUANCES.getOrDefault(sense, List.of())))
                            .intensity(sense.equals("doubt") ? 0.2 : times == 1 ? 0.5 : 0.8)
                            .weight(EMOJI_WEIGHT));
                }
            }
        }
        return all;
    }

    private static String emotion(String sense) {
        return switch (sense) {
            case "joy", "laughter", "love", "approval", "gratitude" -> "joy";
            case "doubt" -> "neutral";
            default -> sense;
        };
    }

    private static double[] sentiments(String emotion) {
        return switch (emotion) {
            case "joy" -> new double[] {0, 0, 1};
            case "surprise", "neutral" -> new double[] {0, 1, 0};
            default -> new double[] {1, 0, 0};
        };
    }

    /** What is said holds, the rest does not; a nuance that another one implies is left open. */
    private static double[] said(List<String> nuances, List<String> held) {
        var result = new double[nuances.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = held.contains(nuances.get(i)) ? 1 : 0;
        }
        return result;
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(Seeds.class.getResourceAsStream("/seed/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
