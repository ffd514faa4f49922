package io.heartline.ingestion.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.source.SourceResource;
import io.heartline.ingestion.source.SourceResource.SourceView;
import io.heartline.ingestion.translation.Translators;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.Conflict;
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
import java.util.Objects;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sets a source up: first its kind, then what that kind needs. */
@Path("/console/sources/new")
class NewSourcePage {
    private static final String PATH = Area.SOURCES.path() + "/new";
    private static final List<String> OWN =
            List.of(SourceKinds.GENERIC, SourceKinds.CLOUDEVENTS, SourceKinds.STANDARD_WEBHOOKS, SourceKinds.SEGMENT);

    private final Desk desk;
    private final SourceForm form;
    private final SourceResource sources;
    private final SortedSet<String> kinds;

    NewSourcePage(Desk desk, SourceForm form, SourceResource sources, Translators translators) {
        this.desk = desk;
        this.form = form;
        this.sources = sources;
        this.kinds = SourceKinds.all(translators.kinds());
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var kind = desk.visit().query("kind");
        return kind == null || !kinds.contains(kind)
                ? desk.of(Area.SOURCES, choose())
                : desk.of(Area.SOURCES, fill(kind, Filled.nothing(), List.of()));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(MultivaluedMap<String, String> entered) {
        var filled = new Filled(entered);
        try {
            return create(filled);
        } catch (InvalidInput | Conflict e) {
            return again(filled, e);
        }
    }

    private Response create(Filled filled) {
        var body = form.request(filled);
        var way = SecretWay.of(filled.entry("secretWay"));
        var use = way.use();
        var secret = way.value(filled.entry("secret"));
        if (use != null) {
            body.putArray("secrets")
                    .add(JsonNodeFactory.instance
                            .objectNode()
                            .put("use", use.wire())
                            .put("value", secret));
        }
        var made = Objects.requireNonNull(sources.create(body).getEntity());
        // A secret that was made here is shown in the answer itself: an address ends up in logs and histories.
        return way.made() && secret != null
                ? desk.of(Area.SOURCES, shown(made, secret))
                : Desk.to(Area.SOURCES.path() + "/" + made.id() + "?done=made");
    }

    private Response again(Filled filled, DomainException refusal) {
        return desk.of(Area.SOURCES, refusal.status(), fill(filled.or("kind", ""), filled, desk.refused(refusal)));
    }

    private Page choose() {
        var pulled = kinds.stream().filter(SourceKinds::pulled).toList();
        var named = kinds.stream()
                .filter(kind -> !SourceKinds.pulled(kind) && !OWN.contains(kind))
                .toList();
        return Page.of(
                desk.text("sources.add"),
                desk.text("source.choose"),
                List.of(
                        choice("source.choose.named", named),
                        choice("source.choose.own", OWN),
                        choice("source.choose.pulled", pulled)));
    }

    private Section choice(String key, List<String> of) {
        var options = of.stream()
                .map(kind -> new Choice.Option(
                        desk.visit().named("source-kind", kind), Desk.address(PATH, "kind", kind), false))
                .toList();
        return Section.full(desk.text(key), null, new Choice(desk.text(key), options));
    }

    private Page fill(String kind, Filled filled, List<Block> before) {
        List<Block> blocks = new ArrayList<>(before);
        blocks.add(new Form(
                PATH,
                true,
                false,
                form.fields(kind, filled),
                List.of(new Form.Button(desk.text("source.create"), "", "first"))));
        return Page.of(
                desk.text("source.new", desk.visit().named("source-kind", kind)),
                SourceKinds.pulled(kind) ? desk.text("source.new.pulled") : desk.text("source.new.pushed"),
                List.of(new Section(desk.text("source.settings"), null, "full", blocks)));
    }

    private Page shown(SourceView source, String secret) {
        var path = source.webhookPath();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Notice(
                "good",
                desk.text("secret.shown"),
                desk.text("secret.shown.text"),
                desk.text("source.open"),
                Area.SOURCES.path() + "/" + source.id()));
        blocks.add(SourceViews.secret(desk, secret));
        if (path != null) {
            blocks.add(Prose.of(desk.text("source.address", path)));
        }
        return Page.of(source.slug(), null, List.of(new Section("", null, "full", blocks)));
    }
}
