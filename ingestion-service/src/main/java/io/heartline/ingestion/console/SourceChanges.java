package io.heartline.ingestion.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.ingestion.source.SourceResource.SecretRequest;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.Conflict;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people do with a source. */
@Path("/console/sources/{id}/change")
class SourceChanges {
    private final Desk desk;
    private final SourceForm form;
    private final SourcePage page;
    private final SourceDoing doing;

    SourceChanges(Desk desk, SourceForm form, SourcePage page, SourceDoing doing) {
        this.desk = desk;
        this.form = form;
        this.page = page;
        this.doing = doing;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @Operation(hidden = true)
    public Response back(@RestPath UUID id) {
        return Desk.to(path(id));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@RestPath UUID id, MultivaluedMap<String, String> entered) {
        var filled = new Filled(entered);
        try {
            return take(id, filled);
        } catch (InvalidInput | Conflict e) {
            return desk.of(Area.SOURCES, e.status(), page.page(id, filled, desk.refused(e)));
        }
    }

    private Response take(UUID id, Filled filled) {
        return switch (filled.action()) {
            case "save" -> {
                doing.sources().change(id, form.settings(filled));
                yield done(id, "saved");
            }
            case "pause" -> enable(id, false, "paused");
            case "resume" -> enable(id, true, "resumed");
            case "read" -> read(id);
            case "replay" -> {
                doing.replays().replay(id);
                yield done(id, "replayed");
            }
            case "add-secret" -> addSecret(id, filled);
            case "delete-secret" -> {
                doing.secrets().delete(id, id(filled.entry("secretId")));
                yield done(id, "secret-deleted");
            }
            case "delete" -> delete(id, filled);
            default -> throw new InvalidInput("unknown-action", "There is no such button.");
        };
    }

    private Response enable(UUID id, boolean enabled, String done) {
        doing.sources().change(id, JsonNodeFactory.instance.objectNode().put("enabled", enabled));
        return done(id, done);
    }

    private Response read(UUID id) {
        var outcome = doing.pulls().pull(id);
        return done(id, outcome.failure() != null ? "read-failed" : outcome.more() ? "read-more" : "read");
    }

    private Response addSecret(UUID id, Filled filled) {
        var way = SecretWay.of(filled.entry("secretWay"));
        var secret = way.value(filled.entry("secret"));
        doing.secrets().add(id, new SecretRequest(way.use(), secret));
        if (!way.made() || secret == null) {
            return done(id, "secret-added");
        }
        var notice = new Notice(
                "good", desk.text("secret.shown"), desk.text("secret.shown.text"), desk.text("source.open"), path(id));
        List<Block> blocks = List.of(notice, SourceViews.secret(desk, secret));
        return desk.of(
                Area.SOURCES,
                Page.of(doing.sources().get(id).slug(), null, List.of(new Section("", null, "full", blocks))));
    }

    private Response delete(UUID id, Filled filled) {
        if (!doing.sources().get(id).slug().equals(filled.entry("confirm"))) {
            throw new InvalidInput("not-confirmed", "Enter the name of the source to delete it.");
        }
        doing.sources().delete(id);
        return Desk.to(Area.SOURCES.path() + "?done=deleted");
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            var refusal = new InvalidInput("unknown-secret", "There is no such secret.");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static Response done(UUID id, String what) {
        return Desk.to(path(id) + "?done=" + what);
    }

    private static String path(UUID id) {
        return Area.SOURCES.path() + "/" + id;
    }
}
