package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labelled texts of one language. */
public interface Corpus {
    /** How many code points of a dialogue are read. */
    int DIALOGUE_MAX = 4000;

    /**
     * The texts of a language in a folder of public data sets.
     *
     * @param licences {@code open} to learn from openly licensed sets alone, {@code any} for all
     */
    static Corpus of(String language, Path data, String licences) {
        Corpus all = language.equals("zh") ? new ChineseCorpus(data) : new EnglishCorpus(data);
        return switch (licences) {
            case "open" -> new OpenCorpus(all);
            case "any" -> all;
            default -> throw new IllegalArgumentException("--licences is neither open nor any: " + licences);
        };
    }

    /** The BCP 47 tag. */
    String language();

    /** The nuances that the sets support. */
    List<String> nuances();

    /** Per nuance the index of the basic emotion that it is a shade of, −1 for none. */
    int[] nuanceKin();

    /** Where the texts come from and what may be done with them. */
    List<DataSet> dataSets();

    /** What to learn from. */
    List<Labelled> train();

    /** What to tune and measure on, by set; never learned from. */
    Map<String, List<Labelled>> dev();

    /** The values divided by their sum. */
    static double[] distribution(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        var result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /**
     * The customer's side of a help-desk dialogue. Its satisfaction, the mean of 19 raters from −2 to 2, becomes a
     * distribution: certain from ±1 on, half neutral between.
     */
    static Optional<Labelled> helpDesk(String set, Map<String, String> row) {
        var text = row.getOrDefault("customer_text", "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        double satisfaction = Double.parseDouble(row.getOrDefault("satisfaction_mean", "0"));
        double strength = Math.min(1, Math.abs(satisfaction));
        var sentiments = new double[Heads.SENTIMENTS.size()];
        sentiments[satisfaction < 0 ? 0 : 2] = strength;
        sentiments[1] = 1 - strength;
        return Optional.of(Labelled.of(set, text.substring(0, Math.min(DIALOGUE_MAX, text.length())))
                .sentiments(sentiments)
                .intensity(Double.NaN));
    }
}
