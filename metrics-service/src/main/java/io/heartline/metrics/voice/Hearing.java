package io.heartline.metrics.voice;

import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.estimate.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws up who is heard, from all persons who were active. */
final class Hearing {
    static final String UNKNOWN = "unknown";
    private static final int STRATA_MAX = 1000;
    /** A margin that is missed by more than this is not met. */
    private static final double MARGIN_ERROR_MAX = 0.02;

    private final VoiceConfig config;
    private final List<Voice> voices;
    private final Map<String, Report.Asked> asked;

    private Hearing(VoiceConfig config, List<Voice> voices, Map<String, Report.Asked> asked) {
        this.config = config;
        this.voices = voices;
        this.asked = asked;
    }

    /**
     * Draws it up.
     *
     * @param asked of each stratum, as dimension:stratum
     */
    static Report report(List<Voice> voices, Map<String, Report.Asked> asked, VoiceConfig config) {
        return new Hearing(config, voices, asked).report();
    }

    private Report report() {
        long heard = voices.stream().filter(voice -> voice.said() > 0).count();
        var felt = voices.stream().filter(voice -> voice.felt() > 0).toList();
        var raw = Mean.of(expressions(felt));
        var perPerson = Mean.of(persons(felt, null));
        double unreachable = 0;
        var dimensions = config.dimensions().stream().sorted().toList();
        List<String> unheard = new ArrayList<>();
        for (var dimension : dimensions) {
            long missing = missing(dimension, felt, unheard);
            unreachable = Math.max(unreachable, voices.isEmpty() ? 0 : (double) missing / voices.size());
        }
        var raked = raked(felt, dimensions, unheard);
        var coverage = Share.of(heard, voices.size());
        var reasons = reasons(raked, coverage, unreachable);
        return new Report(
                config.windowDays(),
                voices.size(),
                heard,
                coverage,
                strata(),
                concentration(),
                raw,
                perPerson,
                raked,
                difference(raked.mean().value(), raw.value()),
                bounds(perPerson.value(), felt.size()),
                !reasons.isEmpty(),
                reasons);
    }

    private List<String> reasons(Report.Raked raked, Share coverage, double unreachable) {
        List<String> reasons = new ArrayList<>();
        if (raked.mean().nEff() < config.effectiveMin()) {
            reasons.add("few-voices");
        }
        var percent = coverage.percent();
        if (percent == null || percent / 100 < config.coverageMin()) {
            reasons.add("low-coverage");
        }
        if (unreachable > config.emptyMax()) {
            reasons.add("unheard-strata");
        }
        if (raked.marginError() > MARGIN_ERROR_MAX) {
            reasons.add("margins-not-met");
        }
        return reasons;
    }

    /** How many active persons are in strata without anybody who is heard. */
    private long missing(String dimension, List<Voice> felt, List<String> unheard) {
        var active = count(voices, dimension);
        var present = count(felt, dimension);
        long missing = 0;
        for (var stratum : active.entrySet()) {
            if (!present.containsKey(stratum.getKey())) {
                missing += stratum.getValue();
                unheard.add(dimension + ":" + stratum.getKey());
            }
        }
        return missing;
    }

    private Report.Raked raked(List<Voice> felt, List<String> dimensions, List<String> unheard) {
        Map<List<String>, List<Voice>> cells = new TreeMap<>(Comparator.comparing(Object::toString));
        for (var voice : felt) {
            cells.computeIfAbsent(
                            dimensions.stream()
                                    .map(dimension -> stratum(voice, dimension))
                                    .toList(),
                            cell -> new ArrayList<>())
                    .add(voice);
        }
        var keys = List.copyOf(cells.keySet());
        double[] counts = cells.values().stream().mapToDouble(List::size).toArray();
        List<Raking.Margin> margins = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            margins.add(margin(keys, i, count(voices, dimensions.get(i))));
        }
        var fitted = Raking.fit(counts, margins, config.weightMin(), config.weightMax());
        var sums = Sums.NONE;
        double min = 1;
        double max = 1;
        for (int i = 0; i < keys.size(); i++) {
            double weight = fitted.weights()[i];
            sums = sums.plus(persons(Objects.requireNonNull(cells.get(keys.get(i))), weight));
            min = Math.min(min, weight);
            max = Math.max(max, weight);
        }
        return new Report.Raked(
                Mean.of(sums),
                dimensions,
                min,
                max,
                fitted.error(),
                unheard.subList(0, Math.min(STRATA_MAX, unheard.size())));
    }

    private static Raking.Margin margin(List<List<String>> cells, int dimension, Map<String, Long> population) {
        var names = List.copyOf(population.keySet());
        int[] strata = cells.stream()
                .mapToInt(cell -> names.indexOf(cell.get(dimension)))
                .toArray();
        double[] targets =
                names.stream().mapToDouble(name -> population.get(name)).toArray();
        return new Raking.Margin(strata, targets);
    }

    private List<Report.Stratum> strata() {
        List<Report.Stratum> strata = new ArrayList<>();
        var heard = voices.stream().filter(voice -> voice.said() > 0).toList();
        for (var dimension : VoiceStore.DIMENSIONS) {
            var heardOf = count(heard, dimension);
            count(voices, dimension).entrySet().stream().limit(STRATA_MAX).forEach(active -> {
                long of = heardOf.getOrDefault(active.getKey(), 0L);
                var those = asked.getOrDefault(dimension + ":" + active.getKey(), Report.Asked.NOBODY);
                strata.add(new Report.Stratum(
                        dimension,
                        active.getKey(),
                        active.getValue(),
                        of,
                        Share.of(of, active.getValue()),
                        those.invited(),
                        those.answered(),
                        Share.of(those.answered(), those.invited())));
            });
        }
        return strata;
    }

    private Report.Concentration concentration() {
        long[] said = voices.stream()
                .mapToLong(Voice::said)
                .filter(times -> times > 0)
                .sorted()
                .toArray();
        if (said.length == 0) {
            return new Report.Concentration(0, 0, null);
        }
        int top = (said.length + 99) / 100;
        long all = 0;
        long loudest = 0;
        for (int i = 0; i < said.length; i++) {
            all += said[i];
            loudest += i >= said.length - top ? said[i] : 0;
        }
        return new Report.Concentration(said.length, top, 100.0 * loudest / all);
    }

    /** With a share c heard with mean m, all can have c·m − (1 − c) to c·m + (1 − c): C. F. Manski, 1989. */
    private @Nullable Interval bounds(@Nullable Double mean, int felt) {
        if (mean == null) {
            return null;
        }
        double share = (double) felt / voices.size();
        return new Interval(share * mean - (1 - share), share * mean + (1 - share));
    }

    private static Sums expressions(List<Voice> felt) {
        var sums = Sums.NONE;
        for (var voice : felt) {
            sums = sums.plus(new Sums(voice.felt(), voice.felt(), voice.sum(), voice.squares(), voice.felt()));
        }
        return sums;
    }

    private static Sums persons(List<Voice> felt, @Nullable Double weight) {
        var sums = Sums.NONE;
        for (var voice : felt) {
            sums = sums.plus(Sums.of(voice.mean(), weight == null ? 1 : weight));
        }
        return sums;
    }

    private static Map<String, Long> count(List<Voice> voices, String dimension) {
        Map<String, Long> counts = new TreeMap<>();
        voices.forEach(voice -> counts.merge(stratum(voice, dimension), 1L, Long::sum));
        return counts;
    }

    private static String stratum(Voice voice, String dimension) {
        return voice.strata().getOrDefault(dimension, UNKNOWN);
    }

    private static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : (Double) (one - other);
    }
}
