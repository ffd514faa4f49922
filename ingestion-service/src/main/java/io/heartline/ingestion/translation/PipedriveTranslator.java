package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pipedrive, webhooks of both versions: deals that are won, lost or reach a stage, and persons. */
final class PipedriveTranslator implements Translator {
    private static final Set<String> CHANGES = Set.of("create", "change", "added", "updated", "merged");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var meta = root.object("meta");
        var action = meta.text("action");
        var entity = Objects.requireNonNullElseGet(meta.anyText("entity", "object"), () -> "");
        if (!CHANGES.contains(action)) {
            return Translation.ignored("The action " + action + " says nothing about a customer.");
        }
        var data = root.has("data") ? root.object("data") : root.object("current");
        return switch (entity) {
            case "deal" -> deal(meta, data, root.optionalObject("previous"), defaults);
            case "person" -> person(meta, data, defaults);
            default -> Translation.ignored("The object " + entity + " is neither a deal nor a person.");
        };
    }

    private static Translation deal(Part meta, Part deal, Part previous, Defaults defaults) throws Unmappable {
        var deals = Deals.of(defaults);
        var status = deal.optionalText("status");
        var stage = deal.optionalText("stage_id");
        var closed = "won".equals(status) || "lost".equals(status);
        var fact = closed ? "status" : "stage_id";
        if (!changed(previous, fact, closed ? status : stage)) {
            return Translation.ignored("Neither the status nor the stage of the deal changed.");
        }
        var type = deals.meaning(status, stage);
        if (type == null) {
            return Translation.ignored("The mapping gives the stage of the deal no meaning.");
        }
        var person = Person.of(defaults)
                .own(owner(deal, "person_id"))
                .own(prefixed("org:", owner(deal, "org_id")))
                .need(deal, "person_id")
                .first();
        var id = deal.text("id");
        var at = deal.anyTime(closed ? status + "_time" : "stage_change_time", "update_time");
        var event = Item.event(defaults, "deal:" + id + ":" + (closed ? status : "stage:" + stage), person, type)
                .at(at == null ? meta.optionalTime("timestamp") : at)
                .attribute("dealId", id)
                .attribute("stage", stage)
                .attribute("lostReason", deal.optionalText("lost_reason"));
        if ("won".equals(status)) {
            event.money(deal.optionalNumber("value"), deal.optionalText("currency"));
        }
        return new Draft().event(event).done("");
    }

    /** The second version lists only what changed; the first lists everything as it was. */
    private static boolean changed(Part previous, String field, @Nullable String now) throws Unmappable {
        return !previous.exists() || (previous.has(field) && !Objects.equals(previous.optionalText(field), now));
    }

    private static @Nullable String prefixed(String prefix, @Nullable String id) {
        return id == null ? null : prefix + id;
    }

    /** A relation is an id, or an object around it. */
    private static @Nullable String owner(Part deal, String field) throws Unmappable {
        var relation = deal.get(field);
        return relation.node().isObject() ? relation.anyText("value", "id") : deal.optionalText(field);
    }

    private static Translation person(Part meta, Part person, Defaults defaults) throws Unmappable {
        var id = person.text("id");
        var known = Person.of(defaults).own(id);
        for (var mail : contacts(person, "email", "emails")) {
            known.email(mail);
        }
        for (var phone : contacts(person, "phone", "phones")) {
            known.phone(phone);
        }
        var found = known.need(person, "id");
        var draft = new Draft().person(found);
        if ("unsubscribed".equals(person.optionalText("marketing_status"))) {
            var at = person.optionalTime("update_time");
            draft.consent(new ConsentStatement(
                    found.first(),
                    "email",
                    "marketing",
                    false,
                    "pipedrive:person:" + id,
                    at == null ? meta.time("timestamp") : at));
        }
        return draft.done("The person has one identifier only.");
    }

    private static List<@Nullable String> contacts(Part person, String... names) throws Unmappable {
        List<@Nullable String> values = new ArrayList<>();
        for (var name : names) {
            var field = person.get(name);
            if (field.node().isTextual()) {
                values.add(field.scalar());
            }
            for (var element : field.elements()) {
                values.add(element.node().isObject() ? element.optionalText("value") : element.scalar());
            }
        }
        return values;
    }
}
