package io.heartline.scoring.linear;

import io.heartline.scoring.text.Reading;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model of one language. It holds one byte per feature and output; sums are of integers, so that no order or batch
 * changes a digit. Safe for use by many threads.
 */
public final class LinearModel {
    /** Enough for the words that make up nearly all of what customers write; some 15 MB. */
    private static final int WORDS_MAX = 50_000;

    private final String version;
    private final String language;
    private final Heads heads;
    private final double[] bias;
    private final double[] scale;
    private final byte[] weights;
    private final int size;

    /** Per slot a key and its row, counted from 1: side by side, since each look-up is a random place in memory. */
    private final int[] slots;

    private final int mask;
    private final ConcurrentHashMap<String, PieceSums> words = new ConcurrentHashMap<>();

    /**
     * Assembles a model.
     *
     * @param version its name
     * @param language the BCP 47 tag of the language it was trained on
     * @param heads what its outputs mean
     * @param bias per output
     * @param scale per output, what a weight of 1 stands for
     * @param keys the known features
     * @param weights per feature, in the order of the keys, one byte per output
     */
    public LinearModel(
            String version, String language, Heads heads, double[] bias, double[] scale, int[] keys, byte[] weights) {
        this.version = version;
        this.language = language;
        this.heads = heads;
        this.bias = bias.clone();
        this.scale = scale.clone();
        this.weights = weights;
        this.size = keys.length;
        int places = Integer.highestOneBit(Math.max(1, keys.length)) << 2;
        mask = places - 1;
        slots = new int[2 * places];
        for (int row = 0; row < keys.length; row++) {
            int slot = keys[row] & mask;
            while (slots[2 * slot + 1] != 0) {
                slot = slot + 1 & mask;
            }
            slots[2 * slot] = keys[row];
            slots[2 * slot + 1] = row + 1;
        }
    }

    /** The name of this model. */
    public String version() {
        return version;
    }

    /** The BCP 47 tag of the language that it was trained on. */
    public String language() {
        return language;
    }

    /** What its outputs mean. */
    public Heads heads() {
        return heads;
    }

    /** How many features it knows. */
    public int size() {
        return size;
    }

    /** Looks a text up; what it found answers all questions about the text. */
    public Scan scan(Reading reading) {
        return new Scan(this, reading);
    }

    /** What the model says about a text. */
    public Prediction predict(Reading reading) {
        return scan(reading).prediction();
    }

    /** The raw outputs for a text, before calibration. */
    public double[] outputs(Reading reading) {
        return scan(reading).outputs();
    }

    /** A text's length must not decide its score: sums shrink with the root of the number of features of the group. */
    public static double norm(int group, int count) {
        return group == FeatureGroup.STYLE.index() || count == 0 ? 1 : 1 / Math.sqrt(count);
    }

    /** The row of a feature, or −1 if the model does not know it. */
    int row(int key) {
        int slot = key & mask;
        while (true) {
            int entry = slots[2 * slot + 1];
            if (entry == 0 || slots[2 * slot] == key) {
                return entry - 1;
            }
            slot = slot + 1 & mask;
        }
    }

    /** Adds the weights of a feature to sums. */
    void add(int row, int[] sums) {
        int at = row * sums.length;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weights[at + i];
        }
    }

    /**
     * What the pieces of a word add up to. A word has some twenty pieces, each at a random place in memory, and few words
     * make up most texts, so the sums of the first words that come are kept; being of integers they are the same either way.
     */
    PieceSums pieces(String word) {
        var known = words.get(word);
        if (known != null) {
            return known;
        }
        var sums = new int[heads.size()];
        int[] count = {0};
        Features.pieces(word, key -> {
            count[0]++;
            int row = row(key);
            if (row >= 0) {
                add(row, sums);
            }
        });
        var fresh = new PieceSums(sums, count[0]);
        if (words.size() < WORDS_MAX) {
            words.put(word, fresh);
        }
        return fresh;
    }

    /** The bias with the sums of each group added. */
    double[] outputs(int[][] sums, int[] counts) {
        var outputs = bias.clone();
        for (int g = 0; g < sums.length; g++) {
            double norm = norm(g, counts[g]);
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] += sums[g][i] * scale[i] * norm;
            }
        }
        return outputs;
    }

    /** How far a feature moves one emotion away from the mean of all. */
    double pull(int row, int emotion) {
        int at = row * heads.size();
        double mean = 0;
        for (int e = 0; e < Heads.EMOTIONS.size(); e++) {
            mean += weights[at + e] * scale[e];
        }
        return weights[at + emotion] * scale[emotion] - mean / Heads.EMOTIONS.size();
    }

    /** How far the pieces of a word together move one emotion away from the mean of all. */
    double pull(PieceSums pieces, int emotion) {
        double mean = 0;
        for (int e = 0; e < Heads.EMOTIONS.size(); e++) {
            mean += pieces.sums()[e] * scale[e];
        }
        return pieces.sums()[emotion] * scale[emotion] - mean / Heads.EMOTIONS.size();
    }
}
