package io.heartline.alerting.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch of the tree: alerts that meet its conditions go to the first of its branches that takes them, and to its own
 * receivers if none does.
 *
 * @param match the conditions; none for all alerts
 * @param during intervals: it takes alerts only within one of them
 * @param outside intervals: it takes alerts only outside all of them
 * @param receivers by name
 * @param escalation the policy by which further people are told, by name
 * @param grouping how alerts are told together; each by itself if absent
 * @param goesOn whether the next branches beside it may take the alert too
 * @param routes its branches
 */
public record Route(
        List<Matcher> match,
        List<String> during,
        List<String> outside,
        List<String> receivers,
        @Nullable String escalation,
        @Nullable Grouping grouping,
        @JsonProperty("continue") boolean goesOn,
        List<Route> routes) {
    /** Refuses what is too long. */
    public Route {
        match = Limits.list(match, Limits.MATCHERS_MAX, "match");
        during = Limits.list(during, Limits.INTERVALS_MAX, "during");
        outside = Limits.list(outside, Limits.INTERVALS_MAX, "outside");
        receivers = Limits.list(receivers, Limits.RECEIVERS_MAX, "receivers");
        receivers.forEach(receiver -> Limits.text(receiver, "receivers"));
        if (escalation != null) {
            Limits.name(escalation, "escalation");
        }
        routes = Limits.list(routes, Limits.ROUTES_MAX, "routes");
    }
}
