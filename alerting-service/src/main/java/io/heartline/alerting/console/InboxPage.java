package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.AlertResource;
import io.heartline.alerting.alert.AlertViews.AlertView;
import io.heartline.alerting.inbox.Inbox.Waiting;
import io.heartline.alerting.rule.RuleResource;
import io.heartline.console.page.Block;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What waits for somebody: alerts and cases as one list. */
@Path("/console/inbox")
class InboxPage {
    private static final List<String> STATES = List.of("open", "firing", "acknowledged", "resolved");
    private static final List<String> SEVERITIES = List.of("4", "7", "9");
    private static final int CRISES_SHOWN = 3;

    private final Desk desk;
    private final Words words;
    private final InboxList list;
    private final AlertResource alerts;
    private final RuleResource rules;

    InboxPage(Desk desk, Words words, InboxList list, AlertResource alerts, RuleResource rules) {
        this.desk = desk;
        this.words = words;
        this.list = list;
        this.alerts = alerts;
        this.rules = rules;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var filter = InboxList.Filter.of(desk);
        List<Section> sections = new ArrayList<>(crises(filter.brand()));
        sections.add(Section.full(desk.text("inbox.now"), null, figures(filter)));
        sections.add(Section.full(
                desk.text("inbox.list"),
                desk.text("inbox.list.note"),
                states(filter),
                owners(filter),
                form(filter),
                list.of(filter)));
        var page = desk.page("list", desk.text("nav.inbox"), desk.text("inbox.lead"), null, sections);
        var live = Desk.address(
                Desk.HOME + "/live",
                "brand",
                filter.brand(),
                "seen",
                desk.waiting(filter.brand()).hashCode());
        return desk.answer(new Page(page.title(), page.lead(), live, page.sections()));
    }

    private List<Section> crises(@Nullable String brand) {
        var crisis = AlertKind.CRISIS.wire();
        return alerts.list(null, true, crisis, null, null, null, brand, null, CRISES_SHOWN, null).items().stream()
                .map(this::crisis)
                .toList();
    }

    private Section crisis(AlertView alert) {
        var what = words.title(alert.title());
        var title = desk.text("inbox.crisis", alert.brand());
        var href = Desk.HOME + "/alerts/" + alert.id();
        return Section.full("", null, new Notice("alarm", title, what, desk.text("inbox.crisis.open"), href));
    }

    private Figures figures(InboxList.Filter filter) {
        var waiting = desk.waiting(filter.brand());
        var none = filter.all();
        return new Figures(List.of(
                figure("firing", waiting, Waiting::firing, none.state("firing").address())
                        .toned(waiting.stream().anyMatch(one -> one.firing() > 0) ? "bad" : "plain"),
                figure(
                        "acknowledged",
                        waiting,
                        Waiting::acknowledged,
                        none.state("acknowledged").address()),
                figure("cases", waiting, Waiting::cases, tab("cases", filter, null)),
                figure("overdue", waiting, Waiting::overdue, tab("cases", filter, "overdue"))
                        .toned(waiting.stream().anyMatch(one -> one.overdue() > 0) ? "bad" : "plain"),
                figure("proposed", waiting, Waiting::proposed, tab("outreach", filter, null))));
    }

    private static String tab(String tab, InboxList.Filter filter, @Nullable String state) {
        return Desk.address(Desk.HOME + "/" + tab, "brand", filter.brand(), "state", state);
    }

    private Figure figure(String name, List<Waiting> waiting, ToLongFunction<Waiting> count, String href) {
        return Figure.of(
                        desk.text("inbox.count." + name),
                        desk.visit()
                                .numbers()
                                .count(waiting.stream().mapToLong(count).sum()),
                        desk.text("inbox.count.note"))
                .linked(href);
    }

    private Choice states(InboxList.Filter filter) {
        return new Choice(
                desk.text("column.state"),
                STATES.stream()
                        .map(state -> new Choice.Option(
                                desk.text("state." + state),
                                filter.state(state).address(),
                                state.equals(filter.state())))
                        .toList());
    }

    private Choice owners(InboxList.Filter filter) {
        return new Choice(
                desk.text("column.owner"),
                List.of(
                        owner(filter, "owner.anybody", null),
                        owner(filter, "owner.me", desk.me()),
                        owner(filter, "owner.nobody", InboxList.NOBODY)));
    }

    private Choice.Option owner(InboxList.Filter filter, String label, @Nullable String owner) {
        boolean current = owner == null ? filter.owner() == null : owner.equals(filter.owner());
        return new Choice.Option(desk.text(label), filter.owner(owner).address(), current);
    }

    private Block form(InboxList.Filter filter) {
        var any = new Form.Option("", desk.text("filter.any"));
        var brands = Stream.concat(desk.waiting(null).stream().map(Waiting::brand), Stream.ofNullable(filter.brand()))
                .distinct()
                .map(name -> new Form.Option(name, name));
        var kinds = Arrays.stream(AlertKind.values())
                .map(AlertKind::wire)
                .map(kind -> new Form.Option(kind, desk.text("kind." + kind)));
        var cases = Stream.of(new Form.Option(InboxList.CASES, desk.text("filter.cases")));
        var keys = rules.list().items().stream().map(rule -> new Form.Option(rule.key(), words.title(rule.name())));
        var severities =
                SEVERITIES.stream().map(severity -> new Form.Option(severity, desk.text("filter.atLeast", severity)));
        return new Form(
                Desk.HOME,
                false,
                true,
                List.of(
                        Form.Field.of("hidden", "state", "", filter.state()),
                        Form.Field.of("hidden", "owner", "", filter.owner()),
                        select("brand", filter.brand(), any, brands),
                        select("kind", filter.kind(), any, Stream.concat(cases, kinds)),
                        select("rule", filter.rule(), any, keys),
                        select(
                                "severity",
                                filter.severity() == null
                                        ? ""
                                        : filter.severity().toString(),
                                any,
                                severities)),
                List.of(new Form.Button(desk.text("filter.apply"), "", "second")));
    }

    private Form.Field select(String name, @Nullable String value, Form.Option any, Stream<Form.Option> options) {
        return Form.Field.select(
                name,
                desk.text("column." + name),
                value,
                Stream.concat(Stream.of(any), options).toList());
    }
}
