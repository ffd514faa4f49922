package io.heartline.alerting.alert;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The alerts of the last weeks by their labels, to say what something would have meant. */
@ApplicationScoped
class AlertSample {
    /** No more are looked at, newest first. */
    static final int ALERTS_MAX = 20_000;

    private static final String SINCE = """
        select id, brand, kind, severity, scope_kind, scope_value, title, status from alert
        where (fired_at >= ? or status <> 'resolved') and (?::text[] is null or brand = any (?))
        order by fired_at desc, id desc limit ?\
        """;

    private final Database database;

    AlertSample(Database database) {
        this.database = database;
    }

    /** An alert by its labels. */
    record Labelled(UUID id, String title, boolean isOpen, Map<String, String> labels) {}

    List<Labelled> since(Instant since, Brands brands) {
        var names = brands.forSql();
        return database.query(
                SINCE,
                row -> new Labelled(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        !AlertStatus.RESOLVED.wire().equals(row.getString("status")),
                        Labels.of(
                                row.getString("brand"),
                                row.getString("kind"),
                                row.getInt("severity"),
                                row.getString("scope_kind"),
                                row.getString("scope_value"))),
                since,
                names,
                names,
                ALERTS_MAX);
    }
}
