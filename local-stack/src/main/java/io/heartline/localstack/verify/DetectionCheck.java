package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.verify.AnomalyScoring.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures the detectors, by what the service answers to backtests. */
final class DetectionCheck {
    private static final String NOT_RUN = "not run: needs --data";
    private static final double SHIPPED = 2.35;
    private static final List<Double> CANDIDATES = List.of(2.1, 2.2, 2.3, SHIPPED, 2.4, 2.5, 2.6);
    private static final double ALERTING = 0.5;
    private static final double PUBLISHED = 81.8;
    private static final double PREFIX = 2.0 / 3;
    private static final double SAME = 1e-9;

    private final RunningStack stack;
    private final @Nullable Path data;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();
    private final Map<String, double[]> asked = new HashMap<>();

    DetectionCheck(RunningStack stack, @Nullable Path data, Clock clock, Failures failures, Consumer<String> say) {
        this.stack = stack;
        this.data = data;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        try (var alerting =
                new Apis(stack.file().url(Service.ALERTING), stack.file().apiKey())) {
            figures.set("planted", new PlantedCrises(stack, alerting, clock, failures, say).run());
            var directory = data == null ? null : data.resolve("nab");
            if (directory == null || !Files.isDirectory(directory)) {
                say.accept("  mention volumes: " + NOT_RUN);
                figures.put("tweets", NOT_RUN);
            } else {
                figures.set("tweets", tweets(alerting, MentionSeries.in(directory)));
            }
        }
        return figures;
    }

    private ObjectNode tweets(Apis alerting, List<MentionSeries> all) throws IOException, InterruptedException {
        var result = JsonNodeFactory.instance.objectNode();
        var shipped = judged(alerting, all, SHIPPED);
        var best = AnomalyScoring.best(shipped);
        int windows = all.stream().mapToInt(one -> one.windows().size()).sum();
        say.accept(String.format(
                "  mention volumes: %d series, %d labelled windows; nothing drawn by chance, no seed",
                all.size(), windows));
        say.accept("  score of the group = 100 · (Σ raw − null) / (perfect − null), one threshold for all series;"
                + " perfect = windows, null = −windows");
        say.accept(String.format(
                "  standard profile: %.1f at the threshold %.3f (best published on all ten: %.1f)",
                best.normalised(), best.threshold(), PUBLISHED));
        result.put("series", all.size())
                .put("windows", windows)
                .put("normalised", round(best.normalised()))
                .put("threshold", best.threshold())
                .put("atShippedThreshold", round(AnomalyScoring.at(shipped, ALERTING)));
        for (int i = 0; i < all.size(); i++) {
            falseAlarms(result, all.get(i), shipped.get(i));
        }
        say.accept("  leave one series out, the threshold chosen on the others:");
        result.put("leaveOneSeriesOut", round(leaveOneOut(alerting, all, List.of(SHIPPED))));
        say.accept("    the group: " + result.path("leaveOneSeriesOut"));
        say.accept("  leave one series out, the least surprise chosen on the others, too:");
        result.put("leaveOneSeriesOutTuned", round(leaveOneOut(alerting, all, CANDIDATES)));
        say.accept("    the group: " + result.path("leaveOneSeriesOutTuned"));
        causality(alerting, all.getFirst(), shipped.getFirst());
        failures.unless(best.normalised() > PUBLISHED, "the group's score is not above " + PUBLISHED);
        return result;
    }

    private void falseAlarms(ObjectNode result, MentionSeries series, Judged judged) {
        double score = AnomalyScoring.at(List.of(judged), ALERTING);
        double perMonth = judged.falseAlarms(ALERTING) / series.months();
        say.accept(String.format(
                "    %-26s %6.1f   %.1f alarms outside labelled windows in 30 days", series.name(), score, perMonth));
        result.withObject("/perSeries")
                .putObject(series.name())
                .put("normalised", round(score))
                .put("falseAlarmsPerMonth", round(perMonth));
    }

    /** For each series: what the other ones would have chosen, applied to it; then the group's score of all of them. */
    private double leaveOneOut(Apis alerting, List<MentionSeries> all, List<Double> candidates)
            throws IOException, InterruptedException {
        Map<Double, List<Judged>> bySurprise = new HashMap<>();
        for (double candidate : candidates) {
            bySurprise.put(candidate, judged(alerting, all, candidate));
        }
        double raw = 0;
        int windows = 0;
        for (int left = 0; left < all.size(); left++) {
            double surprise = SHIPPED;
            AnomalyScoring.Result chosen = null;
            for (double candidate : candidates) {
                List<Judged> others = new ArrayList<>(bySurprise.getOrDefault(candidate, List.of()));
                others.remove(left);
                var best = AnomalyScoring.best(others);
                if (chosen == null || best.normalised() > chosen.normalised()) {
                    chosen = best;
                    surprise = candidate;
                }
            }
            if (chosen != null) {
                var one = bySurprise.getOrDefault(surprise, List.of()).get(left);
                int weight = one.windows().size();
                double score = AnomalyScoring.at(List.of(one), chosen.threshold());
                say.accept(String.format(
                        "    without %-26s the others choose %.2f; it comes to %.1f",
                        all.get(left).name(), surprise, score));
                raw += weight * score;
                windows += weight;
            }
        }
        return raw / windows;
    }

    private void causality(Apis alerting, MentionSeries series, Judged whole) throws IOException, InterruptedException {
        int cut = (int) (series.times().size() * PREFIX);
        var prefix = scores(alerting, series, cut, SHIPPED);
        for (int i = 0; i < cut; i++) {
            if (Math.abs(prefix[i] - whole.scores()[i]) > SAME) {
                failures.add("the answer for a point depends on later ones");
                return;
            }
        }
        say.accept("  the first two thirds alone get the same answers");
    }

    private List<Judged> judged(Apis alerting, List<MentionSeries> all, double surpriseMin)
            throws IOException, InterruptedException {
        List<Judged> judged = new ArrayList<>();
        for (var one : all) {
            var key = one.name() + surpriseMin;
            var known = asked.get(key);
            var scores = known == null ? scores(alerting, one, one.times().size(), surpriseMin) : known;
            asked.put(key, scores);
            judged.add(new Judged(scores, one.windows()));
        }
        return judged;
    }

    private static double[] scores(Apis alerting, MentionSeries series, int points, double surpriseMin)
            throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance.objectNode();
        var array = request.putArray("points");
        for (int i = 0; i < points; i++) {
            array.addObject()
                    .put("t", series.times().get(i).toString())
                    .put("value", series.values().get(i));
        }
        request.putObject("detector").put("surpriseMin", surpriseMin);
        var answer = alerting.post("/backtests", request);
        if (!answer.isSuccess() || answer.body().path("scores").size() != points) {
            throw new IOException("POST /backtests answered " + answer.status());
        }
        var scores = new double[points];
        for (int i = 0; i < points; i++) {
            scores[i] = answer.body().path("scores").get(i).asDouble();
        }
        return scores;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
