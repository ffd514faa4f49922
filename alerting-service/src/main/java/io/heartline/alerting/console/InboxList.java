package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertResource;
import io.heartline.alerting.alert.AlertStatus;
import io.heartline.alerting.alert.AlertViews.AlertView;
import io.heartline.alerting.casework.CaseResource;
import io.heartline.alerting.casework.CaseStatus;
import io.heartline.alerting.casework.CaseViews.CaseView;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.platform.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts and cases, newest first, in one list of pages. */
@ApplicationScoped
class InboxList {
    /** The kind that cases have in the filter. */
    static final String CASES = "case";
    /** The owner of what nobody owns, as the endpoints call it. */
    static final String NOBODY = "-";

    private static final int ROWS = 50;
    /** The cursor of a list that has ended. */
    private static final String ENDED = "-";

    private final Desk desk;
    private final Words words;
    private final AlertResource alerts;
    private final CaseResource cases;

    InboxList(Desk desk, Words words, AlertResource alerts, CaseResource cases) {
        this.desk = desk;
        this.words = words;
        this.alerts = alerts;
        this.cases = cases;
    }

    /**
     * What is wanted, as the address says it.
     *
     * @param state open, firing, acknowledged or resolved
     * @param kind of alerts, or {@code case}; null or empty for all
     * @param severity at least; null for any
     * @param owner who works on it, {@code -} for nobody; null for anybody
     */
    record Filter(
            @Nullable String brand,
            String state,
            @Nullable String kind,
            @Nullable String rule,
            @Nullable Integer severity,
            @Nullable String owner) {
        static Filter of(Desk desk) {
            var visit = desk.visit();
            var state = visit.query("state");
            var severity = visit.query("severity");
            return new Filter(
                    desk.brand(),
                    state == null ? "open" : state,
                    visit.query("kind"),
                    visit.query("rule"),
                    severity == null || !severity.matches("[0-9]{1,2}") ? null : Integer.valueOf(severity),
                    visit.query("owner"));
        }

        Filter state(String other) {
            return new Filter(brand, other, kind, rule, severity, owner);
        }

        Filter owner(@Nullable String other) {
            return new Filter(brand, state, kind, rule, severity, other);
        }

        /** Nothing but the brand. */
        Filter all() {
            return new Filter(brand, "open", null, null, null, null);
        }

        String address() {
            return Desk.address(
                    Desk.HOME,
                    "state",
                    state.equals("open") ? null : state,
                    "brand",
                    brand,
                    "kind",
                    kind,
                    "rule",
                    rule,
                    "severity",
                    severity,
                    "owner",
                    owner);
        }

        private boolean wantsCases() {
            return rule == null && (kind == null || kind.equals(CASES));
        }

        private boolean wantsAlerts() {
            return !CASES.equals(kind);
        }
    }

    /** A row, and where it is in its list. */
    private record Item(Instant at, UUID id, boolean isCase, List<Cell> cells) {}

    private record Part(List<Item> items, String next) {
        static final Part NONE = new Part(List.of(), ENDED);

        /** From where the list goes on after so many of its items were shown. */
        String after(long shown, @Nullable String before) {
            if (shown == items.size()) {
                return next;
            }
            if (shown == 0) {
                return before == null ? "" : before;
            }
            var last = items.get((int) shown - 1);
            return Cursor.after(last.at().toString(), last.id().toString());
        }
    }

    Table of(Filter filter) {
        var alertsFrom = desk.visit().query("alerts");
        var casesFrom = desk.visit().query("cases");
        var ofAlerts = !filter.wantsAlerts() || ENDED.equals(alertsFrom) ? Part.NONE : alerts(filter, alertsFrom);
        var ofCases = !filter.wantsCases() || ENDED.equals(casesFrom) ? Part.NONE : cases(filter, casesFrom);
        var shown = Stream.concat(ofAlerts.items().stream(), ofCases.items().stream())
                .sorted(Comparator.comparing(Item::at).thenComparing(Item::id).reversed())
                .limit(ROWS)
                .toList();
        long cases = shown.stream().filter(Item::isCase).count();
        var nextAlerts = ofAlerts.after(shown.size() - cases, alertsFrom);
        var nextCases = ofCases.after(cases, casesFrom);
        return new Table(
                "inbox",
                desk.text("inbox.list"),
                columns(filter),
                shown.stream()
                        .map(Item::cells)
                        .map(cells -> filter.brand() == null ? cells : cells.subList(0, cells.size() - 1))
                        .map(cells -> new Table.Row(cells, null))
                        .toList(),
                desk.text("inbox.empty"),
                nextAlerts.equals(ENDED) && nextCases.equals(ENDED)
                        ? null
                        : Desk.address(filter.address(), "alerts", nextAlerts, "cases", nextCases));
    }

    private Part alerts(Filter filter, @Nullable String cursor) {
        var open = filter.state().equals("open") ? Boolean.TRUE : null;
        var status = open == null ? filter.state() : null;
        var page = alerts.list(
                status,
                open,
                filter.kind(),
                filter.rule(),
                filter.severity(),
                filter.owner(),
                filter.brand(),
                null,
                ROWS,
                cursor);
        var items = page.items().stream()
                .map(alert -> new Item(alert.firedAt(), alert.id(), false, cells(alert)))
                .toList();
        return new Part(items, page.nextCursor() == null ? ENDED : page.nextCursor());
    }

    private Part cases(Filter filter, @Nullable String cursor) {
        var open = filter.state().equals("open") ? Boolean.TRUE : null;
        var status = switch (filter.state()) {
            case "firing" -> CaseStatus.OPEN.wire();
            case "acknowledged" -> CaseStatus.ACKNOWLEDGED.wire();
            case "resolved" -> CaseStatus.CLOSED.wire();
            default -> null;
        };
        var page = cases.list(
                status, open, filter.owner(), null, filter.brand(), null, null, filter.severity(), null, ROWS, cursor);
        var items = page.items().stream()
                .map(one -> new Item(one.openedAt(), one.id(), true, cells(one)))
                .toList();
        return new Part(items, page.nextCursor() == null ? ENDED : page.nextCursor());
    }

    private List<Column> columns(Filter filter) {
        var columns = List.of(
                Column.text(desk.text("column.what")),
                Column.number(desk.text("column.severity")),
                Column.text(desk.text("column.kind")),
                Column.text(desk.text("column.state")),
                Column.text(desk.text("column.owner")),
                Column.text(desk.text("column.since")),
                Column.text(desk.text("column.due")),
                Column.text(desk.text("column.brand")));
        return filter.brand() == null ? columns : columns.subList(0, columns.size() - 1);
    }

    private List<Cell> cells(AlertView alert) {
        var state = Cell.of(desk.text("state." + alert.status().wire()));
        return List.of(
                Cell.of(words.title(alert.title())).linked(Desk.HOME + "/alerts/" + alert.id()),
                words.severity(alert.severity()),
                Cell.of(
                        alert.caseId() == null
                                ? desk.text("kind." + alert.kind().wire())
                                : desk.text(
                                        "inbox.inCase",
                                        desk.text("kind." + alert.kind().wire()))),
                alert.status() == AlertStatus.FIRING ? state.toned("bad") : state,
                words.name(alert.assignee()),
                words.time(alert.firedAt()),
                words.name(null),
                Cell.of(alert.brand()));
    }

    /** The same columns for a case. */
    private List<Cell> cells(CaseView one) {
        var due = words.time(one.dueAt());
        return List.of(
                Cell.of(words.title(one.title())).linked(Desk.HOME + "/cases/" + one.id()),
                words.severity(one.severity()),
                Cell.of(desk.text("kind.case")),
                Cell.of(desk.text("case." + one.status().wire())),
                words.name(one.owner()),
                words.time(one.openedAt()),
                one.overdue() ? due.toned("bad") : due,
                Cell.of(one.brand()));
    }
}
