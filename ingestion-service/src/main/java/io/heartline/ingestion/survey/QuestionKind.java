package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.contracts.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a question measures, and on which scale. */
public enum QuestionKind {
    /** Satisfaction, 1 to 5. */
    CSAT(Metric.CSAT, 1, 5),
    /** Readiness to recommend, 0 to 10. */
    NPS(Metric.NPS, 0, 10),
    /** How easy it was, 1 to 7. */
    CES(Metric.CES, 1, 7),
    /** Whether it is loved: no 0, yes 1. */
    LOVE(Metric.LOVE, 0, 1),
    /** An answer in the customer's own words. */
    OPEN(null, 0, 0);

    static final String NAMES = "csat, nps, ces, love, open";

    private final @Nullable Metric metric;
    private final int min;
    private final int max;

    QuestionKind(@Nullable Metric metric, int min, int max) {
        this.metric = metric;
        this.min = min;
        this.max = max;
    }

    /** What its score measures; null for an open question. */
    public @Nullable Metric metric() {
        return metric;
    }

    /** The lowest score. */
    public int min() {
        return min;
    }

    /** The highest score. */
    public int max() {
        return max;
    }

    /** Whether it is answered with a number. */
    public boolean scored() {
        return metric != null;
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static QuestionKind of(String wire) {
        for (var kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of question");
    }
}
