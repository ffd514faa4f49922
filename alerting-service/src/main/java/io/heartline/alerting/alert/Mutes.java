package io.heartline.alerting.alert;

import io.heartline.alerting.routing.Inhibition;
import io.heartline.alerting.routing.Matcher;
import io.heartline.alerting.routing.Routes;
import io.heartline.alerting.routing.RoutingTree;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether an alert is not told now: because of a silence, or because of another one that is open. */
@ApplicationScoped
class Mutes {
    /** The most open alerts that are looked at as sources of inhibitions, newest first. */
    static final int SOURCES_MAX = 2_000;

    private static final String OPEN = """
        select id, brand, kind, severity, scope_kind, scope_value from alert
        where status <> 'resolved' and id <> ? order by fired_at desc limit ?\
        """;

    private final Silences silences;
    private final Routes routes;
    private final Database database;
    private final Clock clock;

    Mutes(Silences silences, Routes routes, Database database, Clock clock) {
        this.silences = silences;
        this.routes = routes;
        this.database = database;
        this.clock = clock;
    }

    /** Why an alert is not told, in words; empty if it is. */
    Optional<String> why(UUID alertId, Map<String, String> labels) {
        var silence = silences.active(clock.instant()).stream()
                .filter(one -> one.mutes(labels))
                .findFirst();
        if (silence.isPresent()) {
            return Optional.of(
                    "not told because of the silence " + silence.get().id());
        }
        return inhibitor(alertId, labels).map(id -> "not told while the alert " + id + " is open");
    }

    private Optional<UUID> inhibitor(UUID alertId, Map<String, String> labels) {
        var rules = routes.tree().map(RoutingTree::inhibitions).orElse(List.of()).stream()
                .filter(rule -> Matcher.all(rule.target(), labels))
                .toList();
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return database
                .query(
                        OPEN,
                        row -> Map.entry(
                                row.getObject("id", UUID.class),
                                Labels.of(
                                        row.getString("brand"),
                                        row.getString("kind"),
                                        row.getInt("severity"),
                                        row.getString("scope_kind"),
                                        row.getString("scope_value"))),
                        alertId,
                        SOURCES_MAX)
                .stream()
                .filter(open -> holds(rules, open.getValue(), labels))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean holds(List<Inhibition> rules, Map<String, String> open, Map<String, String> fired) {
        return rules.stream().anyMatch(rule -> rule.holds(open, fired));
    }
}
