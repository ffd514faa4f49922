package io.heartline.alerting.routing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a route leads.
 *
 * @param path which route, as in {@code root/0/2}
 * @param receivers by name
 * @param escalation the policy by name
 * @param grouping how alerts are told together
 */
public record Destination(
        String path,
        List<String> receivers,
        @Nullable String escalation,
        @Nullable Grouping grouping) {
    /** Alerts with the same key are told together; labels are never empty, so that no two keys are mistaken. */
    public String groupKey(Map<String, String> labels) {
        var by = grouping == null ? List.<String>of() : grouping.by();
        return path + "{"
                + by.stream()
                        .map(label -> label + "=" + labels.getOrDefault(label, ""))
                        .collect(Collectors.joining("\u0001"))
                + "}";
    }
}
