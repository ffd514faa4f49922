package io.heartline.localstack.evaluation;

/**
 * How far the labels of a scorer agree with those that people gave.
 *
 * <p>With hits h, labels said s and labels given t: precision = h/s, recall = h/t, F1 = 2h/(s + t), their harmonic mean. A
 * figure of nothing is NaN, never 0. Macro-F1 is the mean of the F1 of the labels that people gave; micro-F1 that of all
 * labels thrown together; accuracy the share of the texts whose labels are exactly those that people gave.
 */
final class Agreement {
    private final long[] truth;
    private final long[] said;
    private final long[] hit;
    private long exact;
    private long texts;

    private Agreement(int labels) {
        this.truth = new long[labels];
        this.said = new long[labels];
        this.hit = new long[labels];
    }

    /**
     * Counts.
     *
     * @param counts how many times each text counts
     */
    static Agreement of(Marks marks, int[] counts) {
        var agreement = new Agreement(marks.labels().size());
        for (var text = 0; text < marks.texts(); text++) {
            if (counts[text] > 0) {
                agreement.add(marks.truth()[text], marks.said()[text], counts[text]);
            }
        }
        return agreement;
    }

    private void add(long given, long answered, int times) {
        texts += times;
        exact += given == answered ? times : 0;
        // Few labels apply to a text: only these are visited.
        for (var rest = given | answered; rest != 0; rest &= rest - 1) {
            var label = Long.numberOfTrailingZeros(rest);
            var isGiven = Marks.has(given, label);
            var isSaid = Marks.has(answered, label);
            truth[label] += isGiven ? times : 0;
            said[label] += isSaid ? times : 0;
            hit[label] += isGiven && isSaid ? times : 0;
        }
    }

    long support(int label) {
        return truth[label];
    }

    double precision(int label) {
        return share(hit[label], said[label]);
    }

    double recall(int label) {
        return share(hit[label], truth[label]);
    }

    double f1(int label) {
        return share(2 * hit[label], truth[label] + said[label]);
    }

    double accuracy() {
        return share(exact, texts);
    }

    double macroF1() {
        var sum = 0.0;
        var given = 0;
        for (var label = 0; label < truth.length; label++) {
            if (truth[label] > 0) {
                sum += f1(label);
                given++;
            }
        }
        return given == 0 ? Double.NaN : sum / given;
    }

    double microF1() {
        var hits = 0L;
        var all = 0L;
        for (var label = 0; label < truth.length; label++) {
            hits += hit[label];
            all += truth[label] + said[label];
        }
        return share(2 * hits, all);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
