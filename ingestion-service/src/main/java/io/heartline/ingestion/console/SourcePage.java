package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Form;
import io.heartline.console.page.Form.Button;
import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.ingestion.delivery.Backlogs;
import io.heartline.ingestion.delivery.Backlogs.Backlog;
import io.heartline.ingestion.delivery.DeliveryResource;
import io.heartline.ingestion.delivery.DeliveryState;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.source.SourceResource;
import io.heartline.ingestion.source.SourceResource.SourceView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One source: how it fares, what came last, how it is set up. */
@Path("/console/sources/{id}")
class SourcePage {
    private static final int DELIVERIES = 50;
    private static final List<String> DONE = List.of(
            "made",
            "saved",
            "paused",
            "resumed",
            "read",
            "read-more",
            "read-failed",
            "replayed",
            "secret-added",
            "secret-deleted",
            "given-up",
            "taken");

    private final Desk desk;
    private final SourceForm form;
    private final SourceResource sources;
    private final DeliveryResource deliveries;
    private final Backlogs backlogs;

    SourcePage(Desk desk, SourceForm form, SourceResource sources, DeliveryResource deliveries, Backlogs backlogs) {
        this.desk = desk;
        this.form = form;
        this.sources = sources;
        this.deliveries = deliveries;
        this.backlogs = backlogs;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id) {
        return desk.of(Area.SOURCES, page(id, Filled.nothing(), desk.done(DONE)));
    }

    /** The page, with what was said about a form and what was filled into it. */
    Page page(UUID id, Filled filled, List<Block> before) {
        var source = sources.get(id);
        var backlog = backlogs.of(List.of(id)).getOrDefault(id, Backlog.NONE);
        List<Section> sections = new ArrayList<>();
        if (!before.isEmpty()) {
            sections.add(new Section("", null, "full", before));
        }
        var condition = Condition.of(source, backlog, desk.visit().now());
        sections.add(Section.full(
                desk.text("column.health"),
                null,
                SourceViews.condition(desk, source, condition),
                SourceViews.figures(desk, source, backlog)));
        sections.add(came(source, backlog));
        var reading = SourceViews.reading(desk, source);
        if (SourceKinds.pulled(source.kind())) {
            var button = form(id, List.of(), button("source.read", "read", "second"));
            sections.add(
                    reading == null
                            ? Section.half(desk.text("source.reading"), desk.text("source.reading.never"), button)
                            : Section.half(desk.text("source.reading"), null, reading, button));
        }
        sections.add(
                Section.half(desk.text("source.bias"), desk.text("source.bias.note"), SourceViews.bias(desk, source)));
        sections.add(new Section(
                desk.text("source.settings"),
                null,
                SourceKinds.pulled(source.kind()) ? "full" : "half",
                List.of(SourceViews.settings(desk, source))));
        sections.add(change(source, filled));
        sections.add(secrets(source));
        sections.add(end(source));
        return Page.of(
                source.slug(),
                desk.text("source.lead", desk.visit().named("source-kind", source.kind()), source.brand()),
                sections);
    }

    private Section came(SourceView source, Backlog backlog) {
        var state = "rejected".equals(desk.visit().query("state")) ? DeliveryState.REJECTED.wire() : null;
        var path = Area.SOURCES.path() + "/" + source.id();
        var page = deliveries.list(source.id(), DELIVERIES, desk.visit().query("cursor"), state);
        var next = page.nextCursor();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Choice(
                desk.text("source.deliveries"),
                List.of(
                        new Choice.Option(desk.text("source.deliveries.all"), path, state == null),
                        new Choice.Option(
                                desk.text("source.deliveries.rejected") + " "
                                        + desk.visit().numbers().count(backlog.rejected()),
                                path + "?state=rejected",
                                state != null))));
        blocks.add(SourceViews.deliveries(
                desk,
                source.id(),
                page.items(),
                next == null ? null : Desk.address(path, "state", state, "cursor", next)));
        if (backlog.rejected() > 0) {
            blocks.add(form(source.id(), List.of(), button("source.replay", "replay", "second")));
        }
        return new Section(desk.text("source.deliveries"), desk.text("source.deliveries.note"), "full", blocks);
    }

    private Section change(SourceView source, Filled filled) {
        boolean paused = Boolean.FALSE.equals(source.settings().enabled());
        return Section.full(
                desk.text("source.change"),
                desk.text("source.change.note"),
                new Form(
                        Area.SOURCES.path() + "/" + source.id() + "/change",
                        true,
                        false,
                        form.fields(source.settings(), filled),
                        List.of(
                                button("source.save", "save", "first"),
                                paused
                                        ? button("source.resume", "resume", "second")
                                        : button("source.pause", "pause", "second"))));
    }

    private Section secrets(SourceView source) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(form(
                source.id(),
                List.of(
                        Field.select(
                                "secretWay",
                                desk.text("source.secretWay"),
                                SourceKindForms.usual(source.kind()).wire(),
                                form.ways().stream()
                                        .filter(way -> !way.value().equals(SecretWay.NONE.wire()))
                                        .toList()),
                        Field.of("text", "secret", desk.text("source.secretValue"), "")
                                .hinted(desk.text("source.secretValue.hint"))),
                button("source.secret.add", "add-secret", "second")));
        if (!source.secrets().isEmpty()) {
            blocks.add(form(
                    source.id(),
                    List.of(Field.select(
                            "secretId",
                            desk.text("source.secret.which"),
                            null,
                            source.secrets().stream()
                                    .map(one -> new Form.Option(
                                            one.id().toString(),
                                            desk.visit()
                                                            .named(
                                                                    "secret-use",
                                                                    one.use().wire()) + " …" + one.hint()))
                                    .toList())),
                    button("source.secret.delete", "delete-secret", "danger")));
        }
        return new Section(desk.text("source.secrets"), desk.text("source.secrets.note"), "half", blocks);
    }

    private Section end(SourceView source) {
        return Section.half(
                desk.text("source.delete"),
                desk.text("source.delete.note"),
                form(
                        source.id(),
                        List.of(Field.of("text", "confirm", desk.text("source.delete.confirm", source.slug()), "")),
                        button("source.delete", "delete", "danger")));
    }

    private Button button(String key, String value, String tone) {
        return new Button(desk.text(key), value, tone);
    }

    private static Form form(UUID id, List<Field> fields, Button button) {
        return new Form(Area.SOURCES.path() + "/" + id + "/change", true, false, fields, List.of(button));
    }
}
