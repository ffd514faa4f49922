package io.heartline.localstack.evaluation;

import java.util.List;

/**
 * Which labels texts have, and which of them a scorer gave them. A text's labels are a set of bits, one for each label.
 *
 * @param labels at most 64
 * @param truth the labels that people gave, text by text
 * @param said the labels that the scorer gave, text by text
 */
@SuppressWarnings("ArrayRecordComponent") // carries bits; nobody compares two of them
record Marks(List<String> labels, long[] truth, long[] said) {
    private static final int LABELS_MAX = Long.SIZE;

    Marks {
        labels = List.copyOf(labels);
        if (labels.size() > LABELS_MAX) {
            throw new EvaluationException("the file has more than " + LABELS_MAX + " labels");
        }
        if (truth.length != said.length) {
            throw new IllegalArgumentException("every text has two sets of labels");
        }
    }

    int texts() {
        return truth.length;
    }

    static boolean has(long bits, int label) {
        return (bits >>> label & 1) == 1;
    }
}
