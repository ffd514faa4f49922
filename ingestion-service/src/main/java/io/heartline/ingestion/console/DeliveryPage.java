package io.heartline.ingestion.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Form;
import io.heartline.console.page.Form.Button;
import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.ingestion.delivery.DeliveryResource;
import io.heartline.ingestion.delivery.DeliveryResource.DeliveryView;
import io.heartline.ingestion.delivery.DeliveryState;
import io.heartline.ingestion.delivery.PreviewResource.PreviewRequest;
import io.heartline.ingestion.source.SourceResource.SourceView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One delivery: what is wrong with it, and the way to put it right: correct it, try it, take it again, see what came of it. */
@Path("/console/sources/{id}/deliveries/{deliveryId}")
class DeliveryPage {
    private final Desk desk;
    private final SourceForm form;
    private final Shown shown;
    private final DeliveryResource deliveries;
    private final Correcting correcting;

    DeliveryPage(Desk desk, SourceForm form, Shown shown, DeliveryResource deliveries, Correcting correcting) {
        this.desk = desk;
        this.form = form;
        this.shown = shown;
        this.deliveries = deliveries;
        this.correcting = correcting;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id, @RestPath UUID deliveryId) {
        var delivery = deliveries.get(id, deliveryId);
        return desk.of(Area.SOURCES, page(id, delivery, Filled.nothing(), List.of()));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@RestPath UUID id, @RestPath UUID deliveryId, MultivaluedMap<String, String> entered) {
        var filled = new Filled(entered);
        try {
            return take(id, deliveryId, filled);
        } catch (InvalidInput e) {
            return again(id, deliveryId, filled, e);
        }
    }

    private Response take(UUID id, UUID deliveryId, Filled filled) {
        return switch (filled.action()) {
            case "try" -> desk.of(Area.SOURCES, page(id, deliveries.get(id, deliveryId), filled, outcome(id, filled)));
            case "replay" -> {
                correct(id, deliveryId, filled);
                correcting.rejected().replay(id, deliveryId);
                yield Desk.to(SourceViews.path(id, deliveryId));
            }
            case "give-up" -> {
                correcting.rejected().delete(id, deliveryId);
                yield Desk.to(Area.SOURCES.path() + "/" + id + "?done=given-up");
            }
            default -> throw new InvalidInput("unknown-action", "There is no such button.");
        };
    }

    private Response again(UUID id, UUID deliveryId, Filled filled, DomainException refusal) {
        return desk.of(
                Area.SOURCES,
                refusal.status(),
                page(id, deliveries.get(id, deliveryId), filled, desk.refused(refusal)));
    }

    /** Keeps what was changed, and nothing else: a payload that nobody touched stays as it came. */
    private void correct(UUID id, UUID deliveryId, Filled filled) {
        var source = correcting.sources().get(id);
        var mapping = form.mapping(filled.entry("mapping"));
        var own = source.settings().mapping();
        boolean remapped = filled.has("mapping") && !mapping.equals(own == null ? form.mapping(null) : own);
        var payload = filled.has("payload") ? payload(filled) : null;
        if (payload != null && !filled.or("payload", "").isBlank()) {
            var before = correcting.rejected().get(id, deliveryId).payload();
            if (!shown.isSame(before, payload)) {
                correcting.rejected().correct(id, deliveryId, payload);
            }
        }
        if (remapped) {
            correcting
                    .sources()
                    .change(id, JsonNodeFactory.instance.objectNode().set("mapping", mapping));
        }
    }

    private JsonNode payload(Filled filled) {
        return form.parse("payload", filled.or("payload", ""));
    }

    private List<Block> outcome(UUID id, Filled filled) {
        var mapping = filled.has("mapping") ? form.mapping(filled.entry("mapping")) : null;
        var preview = correcting.previews().preview(id, new PreviewRequest(payload(filled), mapping));
        return shown.outcome(desk, preview);
    }

    private Page page(UUID id, DeliveryView delivery, Filled filled, List<Block> before) {
        var source = correcting.sources().get(id);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", null, "full", List.of(state(delivery))));
        if (!before.isEmpty()) {
            sections.add(new Section(desk.text("delivery.outcome"), null, "full", before));
        }
        if (delivery.state() == DeliveryState.REJECTED) {
            sections.add(Section.full(
                    desk.text("delivery.reasons"),
                    desk.text("delivery.reasons.note"),
                    shown.reasons(desk, delivery.reasons())));
            sections.add(correction(source, delivery, filled));
        }
        var numbers = desk.visit().numbers();
        return new Page(
                desk.text("delivery.title", source.slug()),
                desk.text("delivery.lead", numbers.time(delivery.receivedAt())),
                delivery.state() == DeliveryState.WAITING ? SourceViews.path(id, delivery.id()) + "/live" : null,
                sections);
    }

    private Notice state(DeliveryView delivery) {
        var name = delivery.state().wire();
        return new Notice(
                switch (delivery.state()) {
                    case WAITING -> "empty";
                    case DONE -> "good";
                    case REJECTED -> "caution";
                },
                desk.visit().named("delivery", name),
                desk.visit().named("delivery.text", name),
                null,
                null);
    }

    private Section correction(SourceView source, DeliveryView delivery, Filled filled) {
        var payload = correcting.rejected().get(source.id(), delivery.id()).payload();
        List<Block> blocks = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        if (Shown.fits(shown.of(payload))) {
            fields.add(
                    Field.of("code", "payload", desk.text("delivery.payload"), filled.or("payload", shown.of(payload)))
                            .hinted(desk.text("delivery.payload.hint")));
        } else {
            blocks.add(Notice.empty(desk.text("delivery.long"), desk.text("delivery.long.text")));
        }
        var mapping = form.pretty(source.settings().mapping());
        if (Shown.fits(mapping)) {
            fields.add(Field.of("code", "mapping", desk.text("delivery.mapping"), filled.or("mapping", mapping))
                    .hinted(desk.text("delivery.mapping.hint")));
        }
        blocks.add(new Form(
                SourceViews.path(source.id(), delivery.id()),
                true,
                false,
                fields,
                List.of(
                        new Button(desk.text("delivery.replay"), "replay", "first"),
                        new Button(desk.text("delivery.try"), "try", "second"),
                        new Button(desk.text("delivery.give-up"), "give-up", "danger"))));
        return new Section(desk.text("delivery.correct"), desk.text("delivery.correct.note"), "full", blocks);
    }
}
