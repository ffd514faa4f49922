package io.heartline.alerting.console;

import io.heartline.alerting.outreach.OutreachResource;
import io.heartline.alerting.outreach.OutreachView;
import io.heartline.alerting.play.PlayResource;
import io.heartline.alerting.play.PlayView;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Drafts that wait for a decision, what became of others, and the plays that they come from. */
@Path("/console/inbox/outreach")
class OutreachPage {
    private static final String PATH = Desk.HOME + "/outreach";
    private static final String ALL = "all";
    private static final List<String> STATES =
            List.of("proposed", "approved", "sent", "delivered", "answered", "rejected", "suppressed", ALL);
    private static final int ROWS = 50;

    private final Desk desk;
    private final Words words;
    private final OutreachResource outreach;
    private final PlayResource plays;

    OutreachPage(Desk desk, Words words, OutreachResource outreach, PlayResource plays) {
        this.desk = desk;
        this.words = words;
        this.outreach = outreach;
        this.plays = plays;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var effects = new Notice(
                "good",
                desk.text("outreach.effects"),
                desk.text("outreach.effects.text"),
                desk.text("outreach.effects.open"),
                desk.effects(desk.brand()));
        return desk.answer(desk.page(
                "outreach",
                desk.text("inbox.tab.outreach"),
                desk.text("outreach.lead"),
                null,
                List.of(
                        Section.full(desk.text("outreach.list"), desk.text("outreach.list.note"), states(), table()),
                        Section.full(
                                desk.text("outreach.plays"), desk.text("outreach.plays.note"), plays(), effects))));
    }

    private String state() {
        var state = desk.visit().query("state");
        return state == null ? "proposed" : state;
    }

    private String address(String state) {
        return Desk.address(PATH, "state", state.equals("proposed") ? null : state, "brand", desk.brand());
    }

    private Choice states() {
        return new Choice(
                desk.text("column.state"),
                STATES.stream()
                        .map(state -> new Choice.Option(
                                desk.text("outreach." + state), address(state), state.equals(state())))
                        .toList());
    }

    private Table table() {
        var state = state();
        var page = outreach.list(
                state.equals(ALL) ? null : state,
                desk.brand(),
                null,
                null,
                ROWS,
                desk.visit().query("cursor"));
        var next = page.nextCursor();
        return new Table(
                "outreach",
                desk.text("outreach.list"),
                List.of(
                        Column.text(desk.text("column.action")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.play")),
                        Column.text(desk.text("column.language")),
                        Column.text(desk.text("column.since")),
                        Column.text(desk.text("column.customer")),
                        Column.text(desk.text("column.brand"))),
                page.items().stream().map(this::row).toList(),
                desk.text("outreach.empty"),
                next == null ? null : Desk.address(address(state), "cursor", next));
    }

    private Table.Row row(OutreachView one) {
        return Table.Row.of(
                Cell.of(desk.text("action." + one.action().wire())).linked(PATH + "/" + one.id()),
                Cell.of(desk.text("outreach." + one.status().wire())),
                Cell.of(one.play()),
                words.name(one.language()),
                words.time(one.proposedAt()),
                Cell.of(Words.brief(one.customerId())).linked(desk.customer(one.customerId())),
                Cell.of(one.brand()));
    }

    private Table plays() {
        var rows = plays.list().items().stream().map(this::row).toList();
        return new Table(
                "plays",
                desk.text("outreach.plays"),
                List.of(
                        Column.text(desk.text("column.play")),
                        Column.text(desk.text("column.action")),
                        Column.text(desk.text("column.answers")),
                        Column.text(desk.text("column.approval")),
                        Column.text(desk.text("column.enabled")),
                        Column.number(desk.text("column.version")),
                        Column.text(desk.text("column.brand"))),
                rows,
                desk.text("table.none"));
    }

    private Table.Row row(PlayView play) {
        var cause = play.cause();
        var answers = Stream.of(
                        names(cause.kinds()).map(kind -> desk.text("kind." + kind.wire())),
                        names(cause.rules()).map(rule -> desk.visit().named("rule", rule)),
                        names(cause.intents()).map(intent -> desk.visit().named("cause", intent)))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
        var brand = play.brand();
        return Table.Row.of(
                Cell.of(play.name() + " (" + play.key() + ")"),
                Cell.of(desk.text("action." + play.action().wire())),
                Cell.of(answers),
                Cell.of(desk.text(play.approval() ? "word.yes" : "word.no")),
                Cell.of(desk.text(play.enabled() ? "word.yes" : "word.no")),
                Cell.of(Integer.toString(play.version()), play.version()),
                Cell.of(brand == null ? desk.text("filter.any") : brand));
    }

    private static <T> Stream<T> names(@Nullable Set<T> named) {
        return named == null ? Stream.empty() : named.stream();
    }
}
