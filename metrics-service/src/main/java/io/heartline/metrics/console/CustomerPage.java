package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.metrics.ledger.StatementResource;
import io.heartline.metrics.sentiment.SentimentResource;
import io.heartline.metrics.standing.CustomerResource;
import io.heartline.metrics.standing.CustomerResource.StandingView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One relationship: where it stands, how it came there, and why. */
@Path("/console/customers/{id}")
class CustomerPage {
    private static final int WEEKS = 26;

    private final Desk desk;
    private final CustomerResource customers;
    private final StatementResource statements;
    private final SentimentResource sentiment;
    private final BalanceChart balances;

    CustomerPage(
            Desk desk,
            CustomerResource customers,
            StatementResource statements,
            SentimentResource sentiment,
            BalanceChart balances) {
        this.desk = desk;
        this.customers = customers;
        this.statements = statements;
        this.sentiment = sentiment;
        this.balances = balances;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id) {
        var standing = customers.get(id, null);
        return desk.of(Area.CUSTOMERS, standing.brand(), page(standing));
    }

    private Page page(StandingView standing) {
        var visit = desk.visit();
        var id = standing.customerId();
        var statement = statements.get(id, null, visit.lang().wire());
        var from = visit.now().truncatedTo(ChronoUnit.DAYS).minus(7L * WEEKS, ChronoUnit.DAYS);
        var weeks = sentiment
                .history(standing.brand(), "customer", id.toString(), "week", from.toString(), null)
                .steps();
        var account = balances.of(id, from);
        List<Section> sections = new ArrayList<>(List.of(
                Section.full("", null, figures(standing)),
                Section.wide(desk.text("customer.balance"), desk.text("customer.balance.note"), account.chart()),
                Section.third(
                        desk.text("customer.statement"),
                        desk.text("verdict." + statement.verdict()),
                        new Prose(statement.summary())),
                Section.full(desk.text("customer.entries"), desk.text("customer.entries.note"), account.table()),
                Section.half(
                        desk.text("customer.emotions"),
                        desk.text("customer.emotions.note"),
                        Feelings.stream(visit, "emotions", weeks)),
                Section.half(
                        desk.text("customer.sentiment"),
                        desk.text("pulse.month.note"),
                        Feelings.belief(visit, "sentiment", weeks))));
        if (standing.customerIds().size() > 1) {
            sections.add(Section.full(desk.text("customer.ids"), null, merged(standing)));
        }
        return Page.of(desk.text("customer.title", name(standing)), id + " · " + standing.brand(), sections);
    }

    private String name(StandingView standing) {
        return desk.text("segment." + standing.segment().wire());
    }

    private Figures figures(StandingView standing) {
        var numbers = desk.visit().numbers();
        var mean = standing.sentiment();
        var label = desk.text("pulse.sentiment");
        return new Figures(List.of(
                Figure.of(
                                desk.text("customer.balance"),
                                numbers.signed(standing.balance(), 1),
                                desk.text("customer.made", numbers.count((long) standing.entries())))
                        .toned(standing.balance() < 0 ? "bad" : "good")
                        .noted(desk.text("customer.trend", numbers.signed(standing.trend30d(), 1)))
                        .big(),
                Figure.of(label, numbers.signed(mean.value(), 2), desk.sure(mean.interval(), mean.n(), 2))
                        .toned(Feelings.tone(mean.value(), mean.interval()))
                        .drawn(Feelings.meter(mean.value(), mean.interval(), label)),
                Figure.of(
                                desk.text("column.segment"),
                                name(standing),
                                desk.text("customer.since", numbers.time(standing.segmentSince())))
                        .noted(
                                standing.previousSegment() == null
                                        ? null
                                        : desk.text(
                                                "customer.before",
                                                desk.text("segment."
                                                        + standing.previousSegment()
                                                                .wire()))),
                Figure.of(
                                desk.text("column.value"),
                                standing.vip()
                                        ? "VIP"
                                        : standing.valueTier() == null
                                                ? "–"
                                                : desk.text("tier." + standing.valueTier()),
                                desk.text("customer.evidence", numbers.count((long) standing.evidence())))
                        .noted(desk.text("customer.heard", numbers.time(standing.lastHeardAt())))));
    }

    private Table merged(StandingView standing) {
        return new Table(
                "ids",
                desk.text("customer.ids"),
                List.of(Column.text(desk.text("column.customer"))),
                standing.customerIds().stream()
                        .map(one -> Table.Row.of(Cell.of(one.toString())))
                        .toList(),
                "");
    }
}
