package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** BRIGHTER: several emotions per text, each with an intensity from 0 to 3. */
final class Brighter {
    private static final double INTENSITY_MAX = 3;

    private Brighter() {}

    static List<Labelled> read(Path data, String folder, String split) {
        var all = new ArrayList<Labelled>();
        for (var row : Tables.csv(data.resolve("brighter/" + folder + "/" + split + ".csv"))) {
            all.add(labelled("brighter-" + (folder.equals("eng") ? "en" : "zh"), row));
        }
        return all;
    }

    private static Labelled labelled(String set, Map<String, String> row) {
        var emotions = new double[Heads.EMOTIONS.size()];
        double max = 0;
        for (int i = 0; i < emotions.length; i++) {
            var cell = row.getOrDefault(Heads.EMOTIONS.get(i), "");
            emotions[i] = cell.isBlank() ? 0 : Double.parseDouble(cell);
            max = Math.max(max, emotions[i]);
        }
        double positive = emotions[0];
        double negative = emotions[1] + emotions[2] + emotions[3] + emotions[5];
        if (max == 0) {
            emotions[6] = 1;
        }
        var labelled = Labelled.of(set, row.getOrDefault("text", ""))
                .emotions(Corpus.distribution(emotions))
                .intensity(max / INTENSITY_MAX);
        if (max == 0) {
            return labelled.sentiments(new double[] {0, 1, 0});
        }
        return positive + negative == 0
                ? labelled
                : labelled.sentiments(Corpus.distribution(new double[] {negative, 0, positive}));
    }
}
