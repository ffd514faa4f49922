package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import io.heartline.alerting.rule.RulePreviewResource;
import io.heartline.alerting.rule.RuleResource;
import io.heartline.alerting.rule.RuleTrigger;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
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
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One rule with its versions, and what a changed or a new one would have done. */
@Path("/console/inbox/rules/{key}")
class RulePage {
    /** The key that stands for a rule that is not there yet. */
    static final String NEW = "new";

    private final Desk desk;
    private final Words words;
    private final RuleResource rules;
    private final RulePreviewResource previews;
    private final RuleParts parts;

    RulePage(Desk desk, Words words, RuleResource rules, RulePreviewResource previews, RuleParts parts) {
        this.desk = desk;
        this.words = words;
        this.rules = rules;
        this.previews = previews;
        this.parts = parts;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath String key) {
        return desk.answer(page(key, desk.blank(), null, null));
    }

    /** Whoever reads may try a rule; only an administrator saves it, as the endpoints say. */
    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@RestPath String key, MultivaluedMap<String, String> form) {
        var entered = desk.entered(form);
        if (entered.pressed().equals("preview")) {
            var tried = new AtomicReference<RulePreviewResource.PreviewView>();
            return desk.shown(
                    () -> tried.set(previews.preview(request(key, entered))),
                    refusal -> page(key, entered, refusal, tried.get()));
        }
        var saved = key.equals(NEW) ? entered.as("key").strip() : key;
        return desk.done(
                Desk.HOME + (saved.matches("[a-z0-9-]+") ? "/rules/" + saved : "/rules"),
                () -> save(key, entered),
                refusal -> page(key, entered, refusal, null));
    }

    private void save(String key, Entered entered) {
        if (!entered.pressed().equals("save")) {
            throw Entered.unknownButton();
        }
        if (key.equals(NEW)) {
            rules.create(request(key, entered));
            return;
        }
        boolean builtIn = parts.isBuiltIn(rules.get(key));
        rules.change(
                key,
                new RuleResource.ChangedRule(
                        entered.needed("version", Integer::valueOf),
                        builtIn ? null : entered.text("name"),
                        builtIn ? null : entered.text("condition"),
                        RuleParts.params(entered.as("params")),
                        builtIn ? null : entered.choice("kind", AlertKind::of),
                        builtIn ? null : entered.choice("grouping", Grouping::of),
                        builtIn ? null : entered.number("severity"),
                        builtIn ? null : entered.text("title"),
                        builtIn ? null : entered.choice("enabled", Boolean::valueOf)));
    }

    private static RuleResource.NewRule request(String key, Entered entered) {
        return new RuleResource.NewRule(
                key.equals(NEW) ? entered.as("key").strip() : key,
                entered.text("brand"),
                entered.text("name"),
                entered.choice("trigger", RuleTrigger::of),
                entered.text("condition"),
                RuleParts.params(entered.as("params")),
                entered.choice("kind", AlertKind::of),
                entered.choice("grouping", Grouping::of),
                entered.number("severity"),
                entered.text("title"),
                entered.choice("enabled", Boolean::valueOf));
    }

    private Page page(
            String key, Entered entered, @Nullable Notice refusal, RulePreviewResource.@Nullable PreviewView tried) {
        var rule = key.equals(NEW) ? null : rules.get(key);
        List<Section> sections = new ArrayList<>();
        if (rule != null) {
            sections.add(Section.full(desk.text("rule.now"), null, parts.about(rule)));
        }
        if (tried != null) {
            sections.add(Section.full(desk.text("rule.tried"), desk.text("rule.tried.note"), parts.preview(tried)));
        }
        if (rule == null || !parts.isBuiltIn(rule) || desk.may(Role.ADMIN)) {
            sections.add(Section.full(
                    desk.text(rule == null ? "rules.new" : "rule.change"),
                    desk.text("rule.change.note"),
                    parts.form(rule, entered)));
        }
        if (rule != null) {
            sections.add(Section.full(desk.text("rule.versions"), null, parts.versions(rule)));
        }
        var title = rule == null ? desk.text("rules.new") : words.title(rule.name());
        return desk.page("rules", title, rule == null ? desk.text("rules.new.note") : rule.key(), refusal, sections);
    }
}
