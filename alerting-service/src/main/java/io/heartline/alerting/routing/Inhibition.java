package io.heartline.alerting.routing;

import java.util.List;
import java.util.Map;

/**
 * Alerts that need no telling while another one is open.
 *
 * @param source the other one
 * @param target those that are not told
 * @param equal labels that both must have in common
 */
public record Inhibition(List<Matcher> source, List<Matcher> target, List<String> equal) {
    /**
     * What holds until somebody says otherwise: while many suffer at once, nobody is told of each of them who drifts away
     * or waits. Shocks are told: one thing that happened to a customer is never averaged away.
     */
    public static final List<Inhibition> SHIPPED = List.of(new Inhibition(
            List.of(new Matcher("kind", Matcher.Op.IN, List.of("crisis"))),
            List.of(new Matcher("kind", Matcher.Op.IN, List.of("drift", "estranged", "vip-at-risk", "unanswered"))),
            List.of("brand")));

    private static final int EQUAL_MAX = 5;

    /** Refuses a rule that would inhibit everything. */
    public Inhibition {
        source = Limits.list(source, Limits.MATCHERS_MAX, "source");
        target = Limits.list(target, Limits.MATCHERS_MAX, "target");
        equal = Limits.list(equal, EQUAL_MAX, "equal");
        equal.forEach(label -> Limits.name(label, "equal"));
        if (source.isEmpty() || target.isEmpty()) {
            throw new IllegalArgumentException("an inhibition has a source and a target");
        }
    }

    /** Whether one alert makes another needless. Alerts that are both source and target inhibit nothing. */
    public boolean holds(Map<String, String> open, Map<String, String> fired) {
        return Matcher.all(source, open)
                && Matcher.all(target, fired)
                && !(Matcher.all(source, fired) && Matcher.all(target, open))
                && equal.stream().allMatch(label -> open.getOrDefault(label, "").equals(fired.getOrDefault(label, "")));
    }
}
