package io.heartline.scoring.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.scoring.correction.CorrectionListResource;
import io.heartline.scoring.model.ModelResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How texts are scored: one to try, the models, and what people corrected. */
@Path("/console/scorer")
class ScorerPage {
    private static final int LISTED = 50;
    private static final Duration SHOWN = Duration.ofDays(90);

    private final Desk desk;
    private final Trial trial;
    private final ModelResource models;
    private final CorrectionListResource corrections;

    ScorerPage(Desk desk, Trial trial, ModelResource models, CorrectionListResource corrections) {
        this.desk = desk;
        this.trial = trial;
        this.models = models;
        this.corrections = corrections;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var asked = desk.visit().query("id");
        var id = id(asked);
        if (id != null) {
            return Response.seeOther(URI.create(Desk.score(id))).build();
        }
        List<Section> sections = new ArrayList<>();
        sections.add(trial.form(Trial.Input.NONE));
        sections.add(Section.full(desk.text("models.title"), desk.text("models.note"), modelTable()));
        List<Block> find = new ArrayList<>();
        if (asked != null) {
            find.add(new Notice("caution", desk.text("score.find.wrong"), desk.text("score.find.hint"), null, null));
        }
        find.add(search(asked));
        find.add(correctionTable());
        sections.add(Section.full(
                desk.text("corrections.title"), desk.text("corrections.note"), find.toArray(Block[]::new)));
        return desk.of(Page.of(desk.text("nav.scorer"), desk.text("scorer.lead"), sections));
    }

    /** Scores a text; it comes in the body, so that it is in no address and in no log. Nothing is stored. */
    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@BeanParam Trial.Fields fields) {
        var input = fields.input();
        List<Section> sections = new ArrayList<>();
        sections.add(trial.form(input));
        sections.addAll(trial.answer(input));
        return desk.of(Page.of(desk.text("nav.scorer"), desk.text("scorer.lead"), sections));
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Table modelTable() {
        var numbers = desk.visit().numbers();
        return new Table(
                "models",
                desk.text("models.title"),
                List.of(
                        Column.text(desk.text("models.version")),
                        Column.text(desk.text("models.state")),
                        Column.text(desk.text("score.language")),
                        Column.text(desk.text("models.kind")),
                        Column.number(desk.text("models.size")),
                        Column.text(desk.text("models.since")),
                        Column.text(desk.text("models.checksum"))),
                models.list().items().stream()
                        .map(model -> Table.Row.of(
                                Cell.of(model.version()).linked(ModelPage.address(model.version())),
                                Cell.of(desk.text("state." + model.state().wire()))
                                        .toned(ModelPage.tone(model.state())),
                                Cell.of(desk.named("language", model.language())),
                                Cell.of(desk.named("kind", model.kind())),
                                Cell.of(numbers.number(model.bytes() / 1e6, 1) + " MB", model.bytes()),
                                Cell.of(numbers.time(model.firstSeenAt()), model.firstSeenAt()),
                                Cell.of(model.checksum().substring(0, 12)).toned("quiet")))
                        .toList(),
                desk.text("models.none"));
    }

    private Form search(@Nullable String asked) {
        return new Form(
                Area.SCORER.path(),
                false,
                true,
                List.of(Form.Field.of("text", "id", desk.text("score.find"), asked)),
                List.of(new Form.Button(desk.text("score.open"), "", "second")));
    }

    private Table correctionTable() {
        var visit = desk.visit();
        var page = corrections.list(visit.now().minus(SHOWN), null, LISTED, visit.query("cursor"));
        var next = page.nextCursor() == null
                ? null
                : Area.SCORER.path() + "?cursor=" + URLEncoder.encode(page.nextCursor(), StandardCharsets.UTF_8);
        return new Table(
                "corrections",
                desk.text("corrections.title"),
                List.of(
                        Column.text(desk.text("column.time")),
                        Column.text(desk.text("corrections.was")),
                        Column.text(desk.text("corrections.is")),
                        Column.text(desk.text("corrections.by")),
                        Column.text(desk.text("corrections.reason"))),
                page.items().stream()
                        .map(one -> Table.Row.of(
                                Cell.of(visit.numbers().time(one.at()), one.at())
                                        .linked(Desk.score(one.interactionId())),
                                Cell.of(Said.of(desk, one.before())),
                                Cell.of(Said.of(desk, one.labels()))
                                        .toned(one.withdrawnAt() == null ? "plain" : "quiet"),
                                Cell.of(one.by()),
                                Cell.of(one.reason())))
                        .toList(),
                desk.text("corrections.none"),
                next);
    }
}
