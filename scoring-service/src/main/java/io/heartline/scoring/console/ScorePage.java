package io.heartline.scoring.console;

import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.scoring.correction.CorrectionResource;
import io.heartline.scoring.correction.CorrectionView;
import io.heartline.scoring.score.KeptExplanationResource;
import io.heartline.scoring.score.ScoreResource;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The score of one interaction: why it is so, and what people say of it. */
@Path("/console/scorer/scores/{id}")
class ScorePage {
    private static final List<String> OUTCOMES = List.of(
            "done", "empty-correction", "contradiction", "other-version", "already-withdrawn", "too-many", "invalid");

    private final Desk desk;
    private final ScoreResource scores;
    private final KeptExplanationResource explanations;
    private final CorrectionResource corrections;

    ScorePage(Desk desk, ScoreResource scores, KeptExplanationResource explanations, CorrectionResource corrections) {
        this.desk = desk;
        this.scores = scores;
        this.explanations = explanations;
        this.corrections = corrections;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id) {
        var kept = scores.kept(id);
        var text = kept.text();
        var history = corrections.history(id).items();
        List<Section> sections = new ArrayList<>();
        outcome().ifPresent(sections::add);
        sections.addAll(new ScoreBlocks(desk, kept.score(), text, true).sections());
        int place = sections.size() - (kept.score().emotions().isEmpty() ? 2 : 4);
        sections.add(place, text == null ? silent() : explained(id, text));
        sections.add(Section.full(desk.text("history.title"), desk.text("history.note"), history(history)));
        if (desk.visit().has(Role.OPERATE)) {
            sections.add(CorrectionForms.correct(desk, id, kept.version()));
            CorrectionForms.withdraw(desk, id, history).ifPresent(sections::add);
        }
        var lead = desk.text("score.lead", desk.visit().numbers().time(kept.scoredAt()), kept.version()) + " · " + id;
        return desk.of(Page.of(desk.text("score.page"), lead, sections));
    }

    @POST
    @Path("/corrections")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response correct(@RestPath UUID id, @BeanParam CorrectionForms.Fields fields) {
        var request = fields.request();
        return request == null ? back(id, "invalid") : outcome(id, () -> corrections.correct(id, request));
    }

    @POST
    @Path("/withdrawals")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response withdraw(@RestPath UUID id, @RestForm @Nullable UUID correction) {
        return correction == null ? back(id, "invalid") : outcome(id, () -> corrections.withdraw(id, correction));
    }

    private static Response outcome(UUID id, Runnable change) {
        try {
            change.run();
            return back(id, "done");
        } catch (InvalidInput refused) {
            return back(id, OUTCOMES.contains(refused.code()) ? refused.code() : "invalid");
        } catch (Conflict refused) {
            return back(id, OUTCOMES.contains(refused.code()) ? refused.code() : "too-many");
        }
    }

    private static Response back(UUID id, String outcome) {
        return Response.seeOther(URI.create(Desk.score(id) + "?outcome=" + outcome))
                .build();
    }

    private Optional<Section> outcome() {
        var outcome = desk.visit().query("outcome");
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            return Optional.empty();
        }
        boolean done = outcome.equals("done");
        var notice = new Notice(
                done ? "good" : "caution",
                desk.text(done ? "correct.done" : "correct.refused"),
                desk.text("correct." + (done ? "done.text" : outcome)),
                null,
                null);
        return Optional.of(Section.full("", null, notice));
    }

    private Section explained(UUID id, String text) {
        try {
            return new ExplanationBlocks(desk, text, explanations.kept(id)).section(true);
        } catch (Conflict refused) {
            boolean other = refused.code().equals("other-model");
            return Section.full(
                    desk.text("explained.title"),
                    desk.text(other ? "explained.other-model" : "explained.text-too-long"),
                    new Block[] {Marked.of(text, List.of(), null)});
        }
    }

    private Section silent() {
        return Section.full(
                desk.text("explained.title"),
                null,
                Notice.empty(desk.text("explained.silent"), desk.text("explained.silent.text")));
    }

    private Table history(List<CorrectionView> history) {
        var numbers = desk.visit().numbers();
        return new Table(
                "history",
                desk.text("history.title"),
                List.of(
                        Column.text(desk.text("column.time")),
                        Column.text(desk.text("corrections.was")),
                        Column.text(desk.text("corrections.is")),
                        Column.text(desk.text("corrections.by")),
                        Column.text(desk.text("corrections.reason")),
                        Column.text(desk.text("history.withdrawn"))),
                history.stream()
                        .map(one -> Table.Row.of(
                                Cell.of(numbers.time(one.at()), one.at()),
                                Cell.of(Said.of(desk, one.before())),
                                Cell.of(Said.of(desk, one.labels())),
                                Cell.of(one.by()),
                                Cell.of(one.reason()),
                                Cell.of(one.withdrawnBy() == null ? "" : one.withdrawnBy())
                                        .toned("quiet")))
                        .toList(),
                desk.text("history.none"));
    }
}
