package io.heartline.localstack.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which labels the scorer is taken to have given.
 *
 * <p>Where each text has one label, that is the most probable of the labels that people used in the file. Where a text may
 * have several, or thresholds are tuned, it is each label whose probability reaches the label's threshold. Negative and
 * positive are told apart by the valence, at 0 or at the tuned threshold. A text that was not scored has no label. The
 * guess beside an abstention is taken like any other answer.
 *
 * @param name how it was decided
 * @param marks what people and the scorer gave
 * @param thresholds by label; empty where there are none
 * @param calibration of the probabilities; without claims where the score states none
 * @param confusion null where a text may have several labels
 */
record Decision(
        String name,
        Marks marks,
        Map<String, Double> thresholds,
        Calibration calibration,
        @Nullable Confusion confusion) {
    private static final List<String> POLARITIES = List.of("negative", "positive");
    private static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");
    private static final Calibration NO_CLAIMS = new Calibration(new int[0], new double[0], new boolean[0]);

    Decision {
        thresholds = Map.copyOf(thresholds);
    }

    /**
     * Decides on all texts.
     *
     * @param tuning texts to tune thresholds on; null for flat ones
     */
    static Decision of(List<Case> cases, @Nullable List<Case> tuning, LabelledFile.Columns columns, Question question) {
        return switch (question.task()) {
            case POLARITY -> polarity(cases, tuning);
            case SENTIMENT -> sentiment(cases, question);
            case EMOTION, NUANCES -> {
                var labels = labels(cases, columns, question);
                requireKnown(labels, cases);
                var isExclusive = question.task() == Task.EMOTION
                        && tuning == null
                        && cases.stream().allMatch(one -> one.labels().size() == 1);
                yield isExclusive ? mostProbable(cases, labels) : independent(cases, tuning, labels, question);
            }
            case VALENCE -> throw new IllegalArgumentException("a valence is no label");
        };
    }

    private static List<String> labels(List<Case> cases, LabelledFile.Columns columns, Question question) {
        var labels = new TreeSet<String>();
        cases.forEach(one -> labels.addAll(one.labels()));
        if (columns.labels().size() > 1) {
            columns.labels().forEach(column -> labels.add(question.name(column)));
        }
        return List.copyOf(labels);
    }

    /** A label that no score has would only look badly found. */
    private static void requireKnown(List<String> labels, List<Case> cases) {
        var known = new TreeSet<String>();
        cases.forEach(one -> known.addAll(one.said().probabilities().keySet()));
        var unknown = labels.stream().filter(label -> !known.contains(label)).toList();
        if (!unknown.isEmpty()) {
            throw new EvaluationException("no score has the label " + String.join(", ", unknown)
                    + "; translate it with --map; scores have: " + String.join(", ", known));
        }
    }

    private static Decision mostProbable(List<Case> cases, List<String> labels) {
        var said = new long[cases.size()];
        var claims = new Claims();
        for (var text = 0; text < said.length; text++) {
            var one = cases.get(text);
            if (!one.said().probabilities().isEmpty()) {
                var best = labels.stream()
                        .max(Comparator.comparingDouble(one.said()::probability))
                        .orElseThrow();
                said[text] = bits(Set.of(best), labels);
                claims.add(text, one.said().probability(best), one.labels().contains(best));
            }
        }
        var marks = new Marks(labels, truth(cases, labels), said);
        return new Decision("most-probable", marks, Map.of(), claims.calibration(), Confusion.of(marks));
    }

    private static Decision independent(
            List<Case> cases, @Nullable List<Case> tuning, List<String> labels, Question question) {
        var thresholds = new HashMap<String, Double>();
        for (var label : labels) {
            thresholds.put(label, tuning == null ? question.flat() : tuned(tuning, label, question.flat()));
        }
        var said = new long[cases.size()];
        var claims = new Claims();
        for (var text = 0; text < said.length; text++) {
            var one = cases.get(text);
            for (var label = 0;
                    label < labels.size() && !one.said().probabilities().isEmpty();
                    label++) {
                var name = labels.get(label);
                var probability = one.said().probability(name);
                said[text] |= probability >= thresholds.getOrDefault(name, question.flat()) ? 1L << label : 0;
                claims.add(text, probability, one.labels().contains(name));
            }
        }
        var marks = new Marks(labels, truth(cases, labels), said);
        var name = tuning == null ? "flat-threshold" : "tuned-threshold";
        return new Decision(name, marks, thresholds, claims.calibration(), null);
    }

    private static double tuned(List<Case> tuning, String label, double otherwise) {
        var truth = new boolean[tuning.size()];
        for (var text = 0; text < truth.length; text++) {
            truth[text] = tuning.get(text).labels().contains(label);
        }
        return Thresholds.best(
                truth,
                tuning.stream()
                        .mapToDouble(one -> one.said().probability(label))
                        .toArray(),
                otherwise);
    }

    private static Decision polarity(List<Case> cases, @Nullable List<Case> tuning) {
        var threshold = 0.0;
        if (tuning != null) {
            var truth = new boolean[tuning.size()];
            for (var text = 0; text < truth.length; text++) {
                truth[text] = tuning.get(text).labels().contains("positive");
            }
            threshold = Thresholds.best(
                    truth,
                    tuning.stream().mapToDouble(one -> one.said().valence()).toArray(),
                    0);
        }
        var said = new long[cases.size()];
        for (var text = 0; text < said.length; text++) {
            var answer = cases.get(text).said();
            if (!answer.sentiment().isEmpty()) {
                said[text] = bits(Set.of(answer.valence() >= threshold ? "positive" : "negative"), POLARITIES);
            }
        }
        var marks = new Marks(POLARITIES, truth(cases, POLARITIES), said);
        var name = tuning == null ? "flat-threshold" : "tuned-threshold";
        return new Decision(name, marks, Map.of("positive", threshold), NO_CLAIMS, Confusion.of(marks));
    }

    private static Decision sentiment(List<Case> cases, Question question) {
        var known = SENTIMENTS.stream().map(question::name).distinct().sorted().toList();
        var used = cases.stream().flatMap(one -> one.labels().stream()).distinct();
        var labels = Stream.concat(used, known.stream()).distinct().sorted().toList();
        if (labels.size() > known.size()) {
            throw new EvaluationException("sentiments are " + String.join(", ", known)
                    + "; translate the labels of the file with --map, it has: " + String.join(", ", labels));
        }
        var said = cases.stream()
                .mapToLong(one -> bits(Set.of(one.said().sentiment()), labels))
                .toArray();
        var marks = new Marks(labels, truth(cases, labels), said);
        var isExclusive = cases.stream().allMatch(one -> one.labels().size() == 1);
        return new Decision("most-probable", marks, Map.of(), NO_CLAIMS, isExclusive ? Confusion.of(marks) : null);
    }

    private static long[] truth(List<Case> cases, List<String> labels) {
        return cases.stream().mapToLong(one -> bits(one.labels(), labels)).toArray();
    }

    private static long bits(Set<String> some, List<String> labels) {
        var bits = 0L;
        for (var label = 0; label < labels.size(); label++) {
            bits |= some.contains(labels.get(label)) ? 1L << label : 0;
        }
        return bits;
    }
}
