package io.heartline.alerting.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is told of what.
 *
 * @param root takes every alert; its receivers are the default
 * @param intervals that routes refer to
 * @param inhibitions what need not be told; {@link Inhibition#SHIPPED} if absent, nothing if empty
 */
public record RoutingTree(Route root, List<TimeInterval> intervals, List<Inhibition> inhibitions) {
    /** Refuses a root with conditions, names that nobody has, and trees that are too deep or too wide. */
    public RoutingTree {
        if (root == null) {
            throw new IllegalArgumentException("root is missing");
        }
        intervals = Limits.list(intervals, Limits.INTERVALS_MAX, "intervals");
        inhibitions = inhibitions == null
                ? Inhibition.SHIPPED
                : Limits.list(inhibitions, Limits.INHIBITIONS_MAX, "inhibitions");
        if (!root.match().isEmpty()
                || !root.during().isEmpty()
                || !root.outside().isEmpty()) {
            throw new IllegalArgumentException("root has conditions; it takes every alert");
        }
        var names = intervals.stream().map(TimeInterval::name).collect(Collectors.toSet());
        if (names.size() < intervals.size()) {
            throw new IllegalArgumentException("two intervals have the same name");
        }
        if (check(root, names, 1) > Limits.ROUTES_MAX) {
            throw new IllegalArgumentException("there are more than " + Limits.ROUTES_MAX + " routes");
        }
    }

    private static int check(Route route, Set<String> names, int depth) {
        if (depth > Limits.DEPTH_MAX) {
            throw new IllegalArgumentException("routes are nested deeper than " + Limits.DEPTH_MAX);
        }
        if (!names.containsAll(route.during()) || !names.containsAll(route.outside())) {
            throw new IllegalArgumentException("a route names an interval that is not there");
        }
        return 1
                + route.routes().stream()
                        .mapToInt(child -> check(child, names, depth + 1))
                        .sum();
    }

    /** Where an alert goes at an instant; never empty, since the root takes what nobody else does. */
    public List<Destination> destinations(Map<String, String> labels, Instant at) {
        var within = intervals.stream()
                .filter(interval -> interval.contains(at))
                .map(TimeInterval::name)
                .collect(Collectors.toSet());
        List<Destination> found = new ArrayList<>();
        walk(root, "root", labels, within, found);
        return List.copyOf(found);
    }

    private static void walk(
            Route route, String path, Map<String, String> labels, Set<String> within, List<Destination> found) {
        boolean isTaken = false;
        for (int i = 0; i < route.routes().size(); i++) {
            var child = route.routes().get(i);
            if (takes(child, labels, within)) {
                walk(child, path + "/" + i, labels, within, found);
                isTaken = true;
                if (!child.goesOn()) {
                    break;
                }
            }
        }
        if (!isTaken) {
            found.add(new Destination(path, route.receivers(), route.escalation(), route.grouping()));
        }
    }

    private static boolean takes(Route route, Map<String, String> labels, Set<String> within) {
        return Matcher.all(route.match(), labels)
                && (route.during().isEmpty() || route.during().stream().anyMatch(within::contains))
                && route.outside().stream().noneMatch(within::contains);
    }

    /** Everything in the tree that a function finds in its routes. */
    <T> List<T> collect(Function<Route, List<T>> of) {
        List<T> found = new ArrayList<>();
        collect(root, of, found);
        return found;
    }

    private static <T> void collect(Route route, Function<Route, List<T>> of, List<T> found) {
        found.addAll(of.apply(route));
        route.routes().forEach(child -> collect(child, of, found));
    }
}
