package io.heartline.localstack.evaluation;

import java.util.Set;

/**
 * A text of a labelled file: what people and what the scorer said of it.
 *
 * @param labels what people gave, under the names that were asked for; may be empty where columns are labels
 * @param number what people gave where the task wants a number; else NaN
 */
record Case(Set<String> labels, double number, Said said) {
    Case {
        labels = Set.copyOf(labels);
    }
}
