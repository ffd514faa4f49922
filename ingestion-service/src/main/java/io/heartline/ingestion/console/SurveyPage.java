package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.ingestion.prompt.Coverages;
import io.heartline.ingestion.prompt.LedgerResource;
import io.heartline.ingestion.prompt.SurveyPreviews;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.SurveyResource;
import io.heartline.ingestion.survey.SurveyResource.SurveyView;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One survey: how it is answered, who is heard, what it asks, and whether a customer could be asked now. */
@Path("/console/surveys/{slug}")
class SurveyPage {
    private static final int VERSIONS_SHOWN = 20;
    private static final List<String> DONE = List.of("published", "unchanged", "paused", "active", "retired");

    private final Desk desk;
    private final SurveyResource surveys;
    private final SurveyPreviews previews;
    private final LedgerResource ledger;
    private final Coverages coverages;

    SurveyPage(Desk desk, SurveyResource surveys, SurveyPreviews previews, LedgerResource ledger, Coverages coverages) {
        this.desk = desk;
        this.surveys = surveys;
        this.previews = previews;
        this.ledger = ledger;
        this.coverages = coverages;
    }

    @GET
    @AnyQuery
    @RolesAllowed({Role.ADMIN, Role.READ})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath String slug) {
        return desk.of(Area.SURVEYS, page(slug, Filled.nothing(), desk.done(DONE)));
    }

    /** The page, with what was said about a form and what was filled into it. */
    Page page(String slug, Filled filled, List<Block> before) {
        var newest = surveys.get(slug, null);
        var version = version(newest.version());
        var view = version == null ? newest : surveys.get(slug, version);
        var survey = Surveys.draft(String.valueOf(view.survey().brand()), view.survey());
        List<Section> sections = new ArrayList<>();
        if (!before.isEmpty()) {
            sections.add(new Section("", null, "full", before));
        }
        if (desk.visit().has(Role.READ) || desk.visit().has(Role.OPERATE)) {
            addResponse(sections, slug);
        }
        if (SurveyForms.mayInvite(desk)) {
            sections.add(Section.half(
                    desk.text("survey.dry"), desk.text("survey.dry.note"), SurveyForms.dryRun(desk, slug, filled)));
        }
        sections.add(Section.half(
                desk.text("survey.coverage"),
                desk.text("survey.coverage.note"),
                SurveyViews.coverage(desk, coverages.of(survey.brand()))));
        sections.add(content(view, newest, survey));
        sections.add(Section.third(
                desk.text("survey.preview"),
                desk.text("survey.preview.note"),
                SurveyViews.previews(desk, previews, survey)));
        sections.add(
                Section.full(desk.text("survey.versions"), desk.text("survey.versions.note"), versions(slug, newest)));
        return Page.of(
                slug,
                desk.text(
                        "survey.lead",
                        desk.visit()
                                .named(
                                        "question-kind",
                                        survey.definition().kind().wire()),
                        survey.brand(),
                        desk.visit().named("survey-state", newest.state()),
                        newest.version()),
                sections);
    }

    private @Nullable Integer version(int newest) {
        var asked = desk.visit().query("version");
        return asked != null && asked.matches("[0-9]{1,6}") && Integer.parseInt(asked) <= newest
                ? (Integer) Math.max(1, Integer.parseInt(asked))
                : null;
    }

    private void addResponse(List<Section> sections, String slug) {
        var response = ledger.rate(slug, null, null);
        var numbers = desk.visit().numbers();
        long scheduled = response.prompts().getOrDefault("scheduled", 0L);
        long declined = response.prompts().getOrDefault("declined", 0L);
        long considered =
                response.prompts().values().stream().mapToLong(Long::longValue).sum();
        sections.add(Section.wide(
                desk.text("survey.response"),
                desk.text("survey.response.note"),
                new Figures(List.of(
                        SurveyViews.rate(desk, response),
                        Figure.of(
                                desk.text("step.declined"),
                                numbers.count(declined),
                                desk.text("survey.considered", numbers.count(considered))),
                        Figure.of(
                                desk.text("step.scheduled"),
                                numbers.count(scheduled),
                                desk.text("survey.considered", numbers.count(considered))))),
                SurveyViews.funnel(desk, response)));
        sections.add(Section.third(
                desk.text("survey.declined"), desk.text("survey.declined.note"), SurveyViews.declined(desk, response)));
    }

    private Section content(SurveyView view, SurveyView newest, Survey survey) {
        List<Block> blocks = new ArrayList<>();
        if (view.version() != newest.version()) {
            blocks.add(new Notice(
                    "caution",
                    desk.text("survey.old", view.version()),
                    desk.text("survey.old.text", newest.version()),
                    null,
                    null));
        }
        if (desk.visit().has(Role.ADMIN)) {
            blocks.add(new Choice(
                    desk.text("survey.change"),
                    List.of(new Choice.Option(
                            desk.text("survey.change"),
                            SurveyViews.PATH + "/" + view.survey().slug() + "/build",
                            false))));
        }
        blocks.add(SurveyViews.content(desk, survey.definition()));
        if (desk.visit().has(Role.ADMIN)) {
            blocks.add(SurveyForms.states(desk, String.valueOf(view.survey().slug()), newest.state()));
        }
        return new Section(desk.text("survey.content"), null, "wide", blocks);
    }

    private Table versions(String slug, SurveyView newest) {
        var numbers = desk.visit().numbers();
        return new Table(
                "versions",
                desk.text("survey.versions"),
                List.of(
                        Column.text(desk.text("column.version")),
                        Column.text(desk.text("column.made")),
                        Column.text(desk.text("column.by"))),
                IntStream.iterate(newest.version(), version -> version - 1)
                        .limit(Math.min(newest.version(), VERSIONS_SHOWN))
                        .mapToObj(version -> version == newest.version() ? newest : surveys.get(slug, version))
                        .map(view -> Table.Row.of(
                                Cell.of(numbers.count((long) view.version()))
                                        .linked(SurveyViews.PATH + "/" + slug + "?version=" + view.version()),
                                Cell.of(numbers.time(view.createdAt()), view.createdAt()),
                                Cell.of(view.author())))
                        .toList(),
                "");
    }
}
