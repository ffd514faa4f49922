package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.ingestion.prompt.LedgerResource;
import io.heartline.ingestion.survey.SurveyResource;
import io.heartline.ingestion.survey.SurveyResource.SurveyView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every survey, and how it is answered. */
@Path("/console/surveys")
class SurveysPage {
    /** Each is counted as the page is asked for. */
    private static final int LISTED = 25;

    private final Desk desk;
    private final SurveyResource surveys;
    private final LedgerResource ledger;

    SurveysPage(Desk desk, SurveyResource surveys, LedgerResource ledger) {
        this.desk = desk;
        this.surveys = surveys;
        this.ledger = ledger;
    }

    @GET
    @AnyQuery
    @RolesAllowed({Role.ADMIN, Role.READ})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var found = surveys.list(desk.visit().query("cursor"), LISTED);
        var next = found.nextCursor();
        boolean may = desk.visit().has(Role.ADMIN);
        List<Block> blocks = new ArrayList<>();
        if (found.items().isEmpty()) {
            blocks.add(new Notice(
                    "empty",
                    desk.text("surveys.none"),
                    desk.text("surveys.none.text"),
                    may ? desk.text("surveys.add") : null,
                    may ? SurveyBuilder.NEW : null));
        } else {
            if (may) {
                blocks.add(new Choice(
                        desk.text("nav.surveys"),
                        List.of(
                                new Choice.Option(desk.text("surveys.all"), SurveyViews.PATH, true),
                                new Choice.Option(desk.text("surveys.add"), SurveyBuilder.NEW, false))));
            }
            blocks.add(new Table(
                    "surveys",
                    desk.text("nav.surveys"),
                    columns(),
                    found.items().stream().map(this::row).toList(),
                    "",
                    next == null ? null : Desk.address(SurveyViews.PATH, "cursor", next)));
        }
        return desk.of(
                Area.SURVEYS,
                Page.of(
                        desk.text("nav.surveys"),
                        desk.text("surveys.lead"),
                        List.of(new Section("", null, "full", blocks))));
    }

    private List<Column> columns() {
        return List.of(
                Column.text(desk.text("column.survey")),
                Column.text(desk.text("column.state")),
                Column.text(desk.text("column.measures")),
                Column.text(desk.text("column.brand")),
                Column.number(desk.text("column.version")),
                Column.number(desk.text("step.invited")),
                Column.number(desk.text("step.answered")),
                Column.number(desk.text("survey.rate")),
                Column.text(desk.text("column.interval")));
    }

    private Table.Row row(SurveyView view) {
        var slug = String.valueOf(view.survey().slug());
        var kind = String.valueOf(view.survey().kind());
        var numbers = desk.visit().numbers();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(slug).linked(SurveyViews.PATH + "/" + slug),
                Cell.of(desk.visit().named("survey-state", view.state())).toned(SurveyViews.tone(view.state())),
                Cell.of(desk.visit().named("question-kind", kind)),
                Cell.of(String.valueOf(view.survey().brand())),
                Cell.of(numbers.count((long) view.version()), view.version())));
        if (desk.visit().has(Role.READ)) {
            var response = ledger.rate(slug, null, null);
            var share = SurveyViews.answered(response);
            var drawing = SurveyViews.meter(share, desk.text("survey.rate"));
            var sure = SurveyViews.sure(desk, share);
            cells.add(Cell.of(numbers.count(share.n()), share.n()));
            cells.add(desk.count(response.reached().getOrDefault("answered", 0L)));
            cells.add(Cell.of(SurveyViews.percent(desk, share), share.value()));
            cells.add(drawing == null ? Cell.of(sure).toned("quiet") : Cell.drawn(sure, drawing));
        } else {
            for (int i = 0; i < 4; i++) {
                cells.add(Cell.of("–").toned("quiet"));
            }
        }
        return new Table.Row(cells, null);
    }
}
