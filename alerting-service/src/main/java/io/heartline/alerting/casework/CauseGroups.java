package io.heartline.alerting.casework;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What cases have in common: root cause and topic, with the evidence. Everything runs in the caller's transaction. */
@ApplicationScoped
class CauseGroups {
    /** The most ids of each sort that a group names. */
    static final int IDS_MAX = 50;

    private static final String GROUPS = """
            with hit as (
                select distinct c.id, c.brand, c.root_cause, v.value, c.severity, c.opened_at >= ? as fresh
                from case_file c
                left join case_evidence e on e.case_id = c.id and ? <> 'cause'
                left join case_cause k on k.case_id = c.id and ? = 'cause'
                cross join lateral unnest(case ?
                    when 'aspect' then e.aspects
                    when 'touchpoint' then array[e.touchpoint]
                    when 'product' then array[e.product]
                    else array[k.cause] end) as v(value)
                where c.root_cause is not null and v.value is not null
                  and c.opened_at >= ? and c.opened_at < ?
                  and (?::text[] is null or c.brand = any (?))
                  and (?::text is null or c.brand = ?)
                  and (?::text is null or c.root_cause = ?)),
            counted as (
                select brand, root_cause, value, count(*) filter (where fresh) as cases,
                       count(*) filter (where not fresh) as before, max(severity) filter (where fresh) as severity,
                       array_agg(id) filter (where fresh) as ids
                from hit group by brand, root_cause, value)
            select g.brand, g.root_cause, g.value, g.cases, g.before, g.severity,
                   (select count(distinct coalesce(i.canonical_id, k.customer_id))
                    from case_customer k left join customer_identity i on i.customer_id = k.customer_id
                    where k.case_id = any (g.ids)) as customers,
                   array(select i from unnest(g.ids) as i order by i desc limit %1$d) as case_ids,
                   array(select distinct e.cause_id from case_evidence e
                         where e.case_id = any (g.ids) and e.cause_kind = 'interaction'
                           and case ? when 'aspect' then g.value = any (e.aspects)
                                      when 'touchpoint' then g.value = e.touchpoint
                                      when 'product' then g.value = e.product
                                      else true end
                         order by e.cause_id desc limit %1$d) as interactions,
                   array(select a.alert_id from case_alert a
                         where a.case_id = any (g.ids) order by a.alert_id desc limit %1$d) as alerts
            from counted g
            where g.cases >= ?
            order by g.cases desc, g.brand, g.root_cause, g.value
            limit ?""".formatted(IDS_MAX);

    private final Database database;

    CauseGroups(Database database) {
        this.database = database;
    }

    /**
     * Which groups are wanted; what is absent does not matter.
     *
     * @param minCases with at least so many cases
     */
    record Query(
            @Nullable String brand,
            @Nullable RootCause rootCause,
            Topic topic,
            Instant from,
            Instant to,
            int minCases) {}

    /**
     * Cases of a root cause that have a topic in common.
     *
     * @param customers different people whom they concern
     * @param severity the highest
     * @param caseIds the newest
     * @param interactions the newest pieces of evidence that speak of the topic
     * @param alerts the newest
     */
    record Group(
            String brand,
            RootCause rootCause,
            Topic topic,
            String value,
            long cases,
            long customers,
            int severity,
            Trend trend,
            List<UUID> caseIds,
            List<UUID> interactions,
            List<UUID> alerts) {}

    /** The largest groups of cases that were opened within that time, against the time before of the same length. */
    List<Group> of(Query query, Brands brands, int limit) {
        var topic = query.topic().wire();
        var rootCause = query.rootCause() == null ? null : query.rootCause().wire();
        var names = brands.forSql();
        var before = query.from().minus(Duration.between(query.from(), query.to()));
        return database.query(
                GROUPS,
                row -> group(row, query.topic()),
                query.from(),
                topic,
                topic,
                topic,
                before,
                query.to(),
                names,
                names,
                query.brand(),
                query.brand(),
                rootCause,
                rootCause,
                topic,
                query.minCases(),
                limit);
    }

    private static Group group(ResultSet row, Topic topic) throws SQLException {
        return new Group(
                row.getString("brand"),
                RootCause.of(row.getString("root_cause")),
                topic,
                row.getString("value"),
                row.getLong("cases"),
                row.getLong("customers"),
                row.getInt("severity"),
                Trend.of(row.getLong("cases"), row.getLong("before")),
                ids(row, "case_ids"),
                ids(row, "interactions"),
                ids(row, "alerts"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
