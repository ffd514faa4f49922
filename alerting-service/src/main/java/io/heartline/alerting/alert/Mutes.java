package io.heartline.alerting.alert;

import io.heartline.alerting.routing.Inhibition;
import io.heartline.alerting.routing.Matcher;
import io.heartline.alerting.routing.Routes;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an alert is not told now: because of a silence, or because of another one that is open. */
@ApplicationScoped
class Mutes {
    /** The most open alerts with different labels that are looked at as sources of inhibitions. */
    static final int SOURCES_MAX = 2_000;

    // Of alerts with the same labels one is enough: in a storm thousands are open.
    private static final String OPEN = """
        select distinct on (brand, kind, severity, scope_kind, scope_value)
               id, brand, kind, severity, scope_kind, scope_value
        from alert
        where status <> 'resolved' and (?::text[] is null or kind = any (?))
        order by brand, kind, severity, scope_kind, scope_value, fired_at
        limit ?\
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
    Optional<String> why(Map<String, String> labels) {
        var silence = silences.active(clock.instant()).stream()
                .filter(one -> one.mutes(labels))
                .findFirst();
        if (silence.isPresent()) {
            return Optional.of(
                    "not told because of the silence " + silence.get().id());
        }
        return inhibitor(labels).map(id -> "not told while the alert " + id + " is open");
    }

    private Optional<UUID> inhibitor(Map<String, String> labels) {
        var rules = routes.inhibitions().stream()
                .filter(rule -> Matcher.all(rule.target(), labels))
                .toList();
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        var kinds = kinds(rules);
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
                        kinds,
                        kinds,
                        SOURCES_MAX)
                .stream()
                .filter(open -> holds(rules, open.getValue(), labels))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The kinds of which alone a source can be; absent if it can be of any. */
    private static String @Nullable [] kinds(List<Inhibition> rules) {
        Set<String> kinds = new TreeSet<>();
        for (var rule : rules) {
            var named = rule.source().stream()
                    .filter(matcher -> matcher.label().equals("kind") && matcher.op() == Matcher.Op.IN)
                    .findFirst();
            if (named.isEmpty()) {
                return null;
            }
            kinds.addAll(named.get().values());
        }
        return kinds.toArray(String[]::new);
    }

    private static boolean holds(List<Inhibition> rules, Map<String, String> open, Map<String, String> fired) {
        return rules.stream().anyMatch(rule -> rule.holds(open, fired));
    }
}
