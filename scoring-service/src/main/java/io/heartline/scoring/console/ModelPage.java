package io.heartline.scoring.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.contracts.ModelCard;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.scoring.drift.DriftResource;
import io.heartline.scoring.drift.ShadowResource;
import io.heartline.scoring.model.ModelInfo;
import io.heartline.scoring.model.ModelResource;
import io.heartline.scoring.model.ModelState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One model: how accurate it is, on what, how far scores have drifted, and how far a shadow is from what counts. */
@Path("/console/scorer/models/{version}")
class ModelPage {
    static final List<Integer> DAYS = List.of(30, 90, 365);

    private final Desk desk;
    private final ModelResource models;
    private final DriftResource drift;
    private final ShadowResource shadows;

    ModelPage(Desk desk, ModelResource models, DriftResource drift, ShadowResource shadows) {
        this.desk = desk;
        this.models = models;
        this.drift = drift;
        this.shadows = shadows;
    }

    /** The address of a model's page. */
    static String address(String version) {
        return Area.SCORER.path() + "/models/" + URLEncoder.encode(version, StandardCharsets.UTF_8);
    }

    static String tone(ModelState state) {
        return switch (state) {
            case LIVE -> "good";
            case SHADOW, AVAILABLE -> "plain";
            case RETIRED -> "quiet";
        };
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath String version) {
        var model = models.get(version);
        var card = models.card(version, null);
        var blocks = new CardBlocks(desk, version, card.figures());
        int days = days();
        var today = LocalDate.ofInstant(desk.visit().now(), ZoneOffset.UTC);
        var from = today.minusDays(days - 1L);
        var report = drift.drift(version, from, today, null, null);
        var shadow = shadows.shadow(version, from, today, null, null);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.full("", null, figures(model, card.figures())));
        sections.add(Section.full(desk.text("card.title"), desk.text("card.note"), blocks.choice(), blocks.labels()));
        sections.add(Section.full(desk.text("card.other"), desk.text("card.other.note"), blocks.measures()));
        sections.addAll(new DriftBlocks(desk, version, days).sections(report));
        if (!shadow.figures().isEmpty() || model.state() == ModelState.SHADOW) {
            sections.add(Section.full(
                    desk.text("shadow.title"), desk.text("shadow.note"), ShadowBlocks.table(desk, shadow)));
        }
        if (!card.limits().isEmpty()) {
            Block limits = new Prose(card.limits());
            sections.add(Section.full(desk.text("card.limits"), desk.text("card.limits.note"), limits));
        }
        var lead = desk.text(
                "model.lead",
                desk.text("state." + model.state().wire()),
                desk.named("kind", model.kind()),
                desk.named("language", model.language()));
        return desk.of(Page.of(version, lead, sections));
    }

    private int days() {
        var asked = desk.visit().query("days");
        return DAYS.stream()
                .filter(days -> days.toString().equals(asked))
                .findFirst()
                .orElse(DAYS.getFirst());
    }

    private Figures figures(ModelInfo model, List<ModelCard.Figure> figures) {
        var numbers = desk.visit().numbers();
        List<Figure> shown = new ArrayList<>();
        shown.add(Figure.of(
                        desk.text("models.size"),
                        numbers.number(model.bytes() / 1e6, 1) + " MB",
                        desk.text("models.since") + " " + numbers.time(model.firstSeenAt()))
                .noted("SHA-256 " + model.checksum()));
        figures.stream()
                .filter(one -> CardBlocks.HEADLINES.contains(one.measure())
                        && one.label().equals("macro"))
                .limit(3)
                .forEach(one -> shown.add(Figure.of(
                                desk.named("measure", one.measure()),
                                numbers.number(one.value(), 3),
                                desk.sure(one.low(), one.high(), one.n(), 3))
                        .drawn(CardBlocks.meter(one, desk.named("measure", one.measure())))
                        .noted(desk.text("card.on", one.set()))));
        return new Figures(shown);
    }
}
