package io.heartline.alerting.casework;

import io.heartline.alerting.casework.CaseLog.What;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Routes cases to the team of their root cause with the evidence grouped, and tells it when a group has grown. Runs in the
 * caller's transaction.
 */
@ApplicationScoped
class CauseWatch {
    private static final int GROUPS_MAX = 10;
    private static final String TOLD = """
            insert into case_group_told (brand, root_cause, topic, value, cases, told_at) values (?, ?, ?, ?, ?, ?)
            on conflict (brand, root_cause, topic, value) do update
            set cases = excluded.cases, told_at = excluded.told_at
            where case_group_told.told_at < ? or excluded.cases >= 2 * case_group_told.cases""";

    private final CaseRepository cases;
    private final CasePolicies policies;
    private final CauseGroups groups;
    private final CaseTelling telling;
    private final CaseLog log;
    private final Database database;
    private final Clock clock;

    CauseWatch(
            CaseRepository cases,
            CasePolicies policies,
            CauseGroups groups,
            CaseTelling telling,
            CaseLog log,
            Database database,
            Clock clock) {
        this.cases = cases;
        this.policies = policies;
        this.groups = groups;
        this.telling = telling;
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    /** A root cause was said: its team gets the case, and hears of the groups that it made large. */
    void routed(Case one, RootCause rootCause) {
        var team = policies.of(one.brand()).teams().get(rootCause);
        if (team == null) {
            return;
        }
        database.lock("case-cause|" + one.brand() + "|" + rootCause.wire());
        cases.flush(); // it counts in its groups, which are read by SQL
        var now = clock.instant();
        var mine = groups(one.brand(), rootCause, team, now).stream()
                .filter(group -> group.caseIds().contains(one.id())
                        || group.cases() > group.caseIds().size())
                .toList();
        telling.routed(one, team, mine.stream().map(CauseWatch::brief).toList(), now);
        log.note(one.id(), What.ROUTED, CaseLog.BY_ITSELF, rootCause.wire() + ": " + team.name());
        grown(team, mine, now);
    }

    private List<CauseGroups.Group> groups(String brand, RootCause rootCause, CasePolicy.Team team, Instant now) {
        List<CauseGroups.Group> found = new ArrayList<>();
        for (var topic : Topic.values()) {
            var query = new CauseGroups.Query(brand, rootCause, topic, now.minus(team.period()), now.plusMillis(1), 1);
            found.addAll(groups.of(query, Brands.of(Set.of(brand)), GROUPS_MAX));
        }
        return found;
    }

    /** One message for all groups that passed the threshold; again after the period, or when one has doubled. */
    private void grown(CasePolicy.Team team, List<CauseGroups.Group> mine, Instant now) {
        var grown = mine.stream()
                .filter(group -> group.cases() >= team.threshold())
                .filter(group -> isNews(group, now.minus(team.period()), now))
                .toList();
        if (!grown.isEmpty()) {
            var id = Ids.next();
            telling.grown(mine.getFirst().brand(), id, team, message(id, team, grown, now), now);
        }
    }

    private boolean isNews(CauseGroups.Group group, Instant toldBefore, Instant now) {
        return database.update(
                        TOLD,
                        group.brand(),
                        group.rootCause().wire(),
                        group.topic().wire(),
                        group.value(),
                        group.cases(),
                        now,
                        toldBefore)
                == 1;
    }

    /** Thin, as every message: the evidence is behind the link, where an erasure reaches it. */
    private static Map<String, Object> message(
            UUID id, CasePolicy.Team team, List<CauseGroups.Group> grown, Instant now) {
        var worst = grown.getFirst();
        var rootCause = worst.rootCause();
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("id", id);
        open.put("kind", "case-cause");
        open.put("severity", worst.severity());
        open.put("brand", worst.brand());
        open.put("rootCause", rootCause.wire());
        open.put("team", team.name());
        open.put(
                "title",
                worst.cases() + " cases of " + rootCause.wire() + " within " + team.periodDays() + " days: "
                        + worst.topic().wire() + " " + worst.value());
        open.put("firedAt", now);
        open.put("groups", grown.stream().map(CauseWatch::detailed).toList());
        return open;
    }

    private static Map<String, Object> brief(CauseGroups.Group group) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("topic", group.topic().wire());
        brief.put("value", group.value());
        brief.put("cases", group.cases());
        brief.put("customers", group.customers());
        brief.put("before", group.trend().before());
        return brief;
    }

    private static Map<String, Object> detailed(CauseGroups.Group group) {
        var detailed = brief(group);
        detailed.put("caseIds", group.caseIds());
        return detailed;
    }
}
