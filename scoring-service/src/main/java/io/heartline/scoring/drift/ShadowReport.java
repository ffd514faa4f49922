package io.heartline.scoring.drift;

import io.heartline.scoring.model.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a shadow's scores are from those of the live model.
 *
 * @param shadow the version of the shadow
 * @param figures over all, then of each day, then of each language and channel
 */
public record ShadowReport(String shadow, List<Mean> figures) {
    private static final double MICROS = 1e6;

    /**
     * A mean over some texts, with its 95 % interval.
     *
     * @param day null for all days
     * @param language null for all languages
     * @param channel null for all channels
     * @param measure agreement, valence-difference, shift:anger and the others, abstention
     * @param n how many texts
     */
    public record Mean(
            @Nullable LocalDate day,
            @Nullable String language,
            @Nullable String channel,
            String measure,
            double value,
            double low,
            double high,
            long n) {}

    private record Group(
            @Nullable LocalDate day,
            @Nullable String language,
            @Nullable String channel) {
        static final Comparator<Group> ORDER = Comparator.comparing(
                        Group::day, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(Group::language, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Group::channel, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }

    /** The report of sums. */
    static ShadowReport of(String shadow, List<ShadowTable.Row> rows) {
        Map<Group, Map<String, Comparison.Sum>> groups = new LinkedHashMap<>();
        for (var row : rows) {
            add(groups, new Group(null, null, null), row);
            add(groups, new Group(row.day(), null, null), row);
            add(groups, new Group(null, row.language(), row.channel()), row);
        }
        var figures = new ArrayList<Mean>();
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Group.ORDER))
                .forEach(group ->
                        group.getValue().forEach((measure, sum) -> figures.add(mean(group.getKey(), measure, sum))));
        return new ShadowReport(shadow, figures);
    }

    private static void add(Map<Group, Map<String, Comparison.Sum>> groups, Group group, ShadowTable.Row row) {
        groups.computeIfAbsent(group, key -> new TreeMap<>()).merge(row.measure(), row.sum(), Comparison.Sum::plus);
    }

    private static Mean mean(Group group, String measure, Comparison.Sum sum) {
        var interval = interval(measure, sum);
        return new Mean(
                group.day(),
                group.language(),
                group.channel(),
                measure,
                round(interval.value()),
                round(interval.low()),
                round(interval.high()),
                sum.n());
    }

    private static Interval interval(String measure, Comparison.Sum sum) {
        if (measure.equals(Comparison.AGREEMENT)) {
            return Interval.wilson(Math.round(sum.sum() / MICROS), sum.n());
        }
        boolean distance = measure.equals(Comparison.VALENCE_DIFFERENCE);
        return Interval.mean(sum.sum() / MICROS, sum.squares() / MICROS, sum.n(), distance ? 0 : -1, distance ? 2 : 1);
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
