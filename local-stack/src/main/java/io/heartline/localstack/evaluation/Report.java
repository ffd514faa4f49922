package io.heartline.localstack.evaluation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an evaluation.
 *
 * @param file the file's name
 * @param task what was measured
 * @param decision how a label was decided on: {@code most-probable}, {@code tuned-threshold}, {@code flat-threshold},
 *     {@code none}
 * @param volume how many texts it rests on
 * @param figures of all labels together, by name
 * @param labels of each label; empty where the task has none
 * @param confusion how often each label that people gave was taken for which; null where a text may have several
 */
public record Report(
        String file,
        Task task,
        String decision,
        Volume volume,
        Map<String, Estimate> figures,
        List<LabelFigures> labels,
        @Nullable Confusion confusion) {

    /** Keeps the figures in the order in which they are given. */
    public Report {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        labels = List.copyOf(labels);
    }

    /**
     * What the figures rest on.
     *
     * @param texts how many were evaluated
     * @param leftOut rows without a text or a usable label
     * @param cut texts that were cut to what the service takes
     * @param took how long reading and scoring took
     */
    public record Volume(long texts, long leftOut, long cut, Duration took) {
        /** Returns how many texts were scored a second. */
        public double textsPerSecond() {
            return texts / Math.max(took.toNanos() / 1e9, 1e-9);
        }
    }

    /** Returns a figure; one that there is not is not defined either. */
    public Estimate figure(String name) {
        return figures.getOrDefault(name, new Estimate(Double.NaN, Double.NaN, Double.NaN));
    }
}
