package io.heartline.metrics.retention;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Cox;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Lifetime;
import io.heartline.metrics.estimate.LogRank;
import io.heartline.metrics.estimate.SurvivalCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What being lost goes with, among customers who are watched. */
final class Association {
    /** Groups smaller than this are shown, but are not tested. */
    static final int TESTED_MIN = 10;
    /** So many must be exposed and so many not, or an emotion is left out. */
    static final int EXPOSED_MIN = 10;
    /** So many must have been lost for each covariate (P. Peduzzi et al., Journal of Clinical Epidemiology 48, 1995). */
    static final int ENDS_PER_COVARIATE = 10;

    private Association() {}

    /**
     * How long each segment stays.
     *
     * @param groups in the order of their names
     * @param logRank of all groups of at least 10; null where it cannot be tested
     */
    record Survival(List<Group> groups, @Nullable LogRank logRank) {}

    /** One segment; {@code curve} in days from the start. */
    record Group(String name, SurvivalCurve curve) {}

    /**
     * By which factor being lost goes with what was felt.
     *
     * @param covariates those in the model
     * @param leftOut the others, each with the reason
     * @param concordance 0.5 by chance; null without a model
     */
    record Hazard(
            long n,
            long lost,
            List<Covariate> covariates,
            Map<String, String> leftOut,
            @Nullable Double concordance) {}

    /**
     * One covariate.
     *
     * @param meaning of one unit more
     * @param exposed how many customers have it, where it is yes or no
     * @param ratio the hazard ratio, all other covariates being equal
     * @param interval of the ratio
     */
    record Covariate(
            String name, String meaning, @Nullable Long exposed, double ratio, Interval interval, double pValue) {}

    private record Candidate(
            String name, String meaning, @Nullable Long exposed, ToDoubleFunction<Member> value) {}

    static Survival survival(List<Member> members) {
        var groups = members.stream()
                .collect(Collectors.groupingBy(
                        Member::segment, TreeMap::new, Collectors.mapping(Member::lifetime, Collectors.toList())));
        return new Survival(
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), SurvivalCurve.of(group.getValue())))
                        .toList(),
                LogRank.of(groups.values().stream()
                        .filter(group -> group.size() >= TESTED_MIN)
                        .toList()));
    }

    static Hazard hazard(List<Member> members) {
        long lost = members.stream().filter(member -> member.lifetime().ended()).count();
        var leftOut = new TreeMap<String, String>();
        var chosen = choose(members, lost, leftOut);
        if (chosen.isEmpty()) {
            return new Hazard(members.size(), lost, List.of(), leftOut, null);
        }
        var cox = Cox.of(
                members.stream().map(Member::lifetime).toArray(Lifetime[]::new),
                members.stream()
                        .map(member -> chosen.stream()
                                .mapToDouble(candidate -> candidate.value().applyAsDouble(member))
                                .toArray())
                        .toArray(double[][]::new));
        if (cox == null) {
            chosen.forEach(candidate -> leftOut.put(candidate.name(), "the model has no estimate"));
            return new Hazard(members.size(), lost, List.of(), leftOut, null);
        }
        List<Covariate> covariates = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            var effect = cox.effects().get(i);
            var candidate = chosen.get(i);
            covariates.add(new Covariate(
                    candidate.name(),
                    candidate.meaning(),
                    candidate.exposed(),
                    effect.ratio(),
                    effect.interval(),
                    effect.pValue()));
        }
        return new Hazard(
                members.size(), lost, covariates, leftOut, cox.concordance().share());
    }

    /** Named covariates first, then as many emotions as the lost allow, the most frequent ones first. */
    private static List<Candidate> choose(List<Member> members, long lost, Map<String, String> leftOut) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(
                "orders", "ln(1 + orders in the time before)", null, m -> Math.log1p((double) m.orders())));
        candidates.add(new Candidate("tenure", "one year longer a customer", null, Member::tenureYears));
        candidates.add(new Candidate(
                "voice", "ln(1 + expressions in the time before)", null, m -> Math.log1p((double) m.expressions())));
        List<Candidate> emotions = new ArrayList<>();
        for (var emotion : Emotion.values()) {
            long exposed =
                    members.stream().filter(m -> m.felt().contains(emotion)).count();
            if (emotion != Emotion.NEUTRAL) {
                emotions.add(new Candidate(
                        emotion.wire(),
                        "expressed " + emotion.wire() + " at least once in the time before",
                        exposed,
                        m -> m.felt().contains(emotion) ? 1 : 0));
            }
        }
        emotions.sort(Comparator.comparing((Candidate one) -> -exposed(one)).thenComparing(Candidate::name));
        candidates.addAll(emotions);
        List<Candidate> chosen = new ArrayList<>();
        for (var candidate : candidates) {
            var reason = reasonAgainst(candidate, members, lost, chosen.size());
            if (reason == null) {
                chosen.add(candidate);
            } else {
                leftOut.put(candidate.name(), reason);
            }
        }
        return chosen;
    }

    private static long exposed(Candidate candidate) {
        return candidate.exposed() == null ? 0 : candidate.exposed();
    }

    private static @Nullable String reasonAgainst(
            Candidate candidate, List<Member> members, long lost, int alreadyChosen) {
        if (candidate.exposed() != null
                && (candidate.exposed() < EXPOSED_MIN || members.size() - candidate.exposed() < EXPOSED_MIN)) {
            return "fewer than " + EXPOSED_MIN + " customers expressed it, or fewer than that did not";
        }
        if (members.stream().mapToDouble(candidate.value()).distinct().limit(2).count() < 2) {
            return "it is the same for all";
        }
        return lost < (long) ENDS_PER_COVARIATE * (alreadyChosen + 1)
                ? "fewer than " + ENDS_PER_COVARIATE + " customers were lost for each covariate"
                : null;
    }
}
