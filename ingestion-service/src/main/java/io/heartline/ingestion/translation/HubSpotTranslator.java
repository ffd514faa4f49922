package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot: an array of subscription events, each of which names an object and one property.
 *
 * <p>An event of a deal does not say whose deal it is: it belongs to the customer {@code <source>:deal:<id>}, until an
 * association tells of the contact. Since a deal may have several contacts, who are several people, only the primary
 * one is taken for its customer.
 */
final class HubSpotTranslator implements Translator {
    private static final Map<String, String> STATES = Map.of("closedwon", "won", "closedlost", "lost");
    private static final Set<String> PROFILE = Set.of("region", "plan", "tier", "language", "timeZone");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var events = payload.isArray() ? new Part("", payload).elements() : List.of(Part.root(payload));
        if (events.isEmpty()) {
            throw new Unmappable("", "has no events");
        }
        var deals = Deals.of(defaults);
        var draft = new Draft();
        for (var event : events) {
            add(draft, event, deals, defaults);
        }
        return draft.done("None of the events says something about a customer.");
    }

    private static void add(Draft draft, Part event, Deals deals, Defaults defaults) throws Unmappable {
        if (!event.node().isObject()) {
            throw new Unmappable(event.path(), "is not an object");
        }
        switch (event.text("subscriptionType")) {
            case "contact.propertyChange" -> contact(draft, event, defaults);
            case "deal.propertyChange" -> deal(draft, event, deals, defaults);
            case "deal.associationChange", "contact.associationChange" -> association(draft, event, defaults);
            case "contact.privacyDeletion" ->
                draft.consent(new ConsentStatement(
                        contact(event, defaults).first(), null, null, false, proof(event), event.time("occurredAt")));
            default -> {}
        }
    }

    private static String proof(Part event) throws Unmappable {
        return "hubspot:" + event.text("eventId");
    }

    private static Person contact(Part event, Defaults defaults) throws Unmappable {
        return Person.of(defaults).own(event.text("objectId")).need(event, "objectId");
    }

    private static void contact(Draft draft, Part event, Defaults defaults) throws Unmappable {
        var property = event.text("propertyName");
        var value = event.optionalText("propertyValue");
        var person = Person.of(defaults).own(event.text("objectId"));
        switch (property) {
            case "email" -> draft.person(person.email(value).need(event, "objectId"));
            case "phone", "mobilephone" -> draft.person(person.phone(value).need(event, "objectId"));
            case "hs_email_optout" ->
                draft.consent(new ConsentStatement(
                        person.need(event, "objectId").first(),
                        "email",
                        "marketing",
                        !event.flag("propertyValue"),
                        proof(event),
                        event.time("occurredAt")));
            default -> profile(draft, event, property, value, defaults);
        }
    }

    private static void profile(Draft draft, Part event, String property, @Nullable String value, Defaults defaults)
            throws Unmappable {
        var field = defaults.mapping().path("profile").path(property).asText("");
        var known = field.equals("language") ? Item.languageTag(value) : Slug.of(value);
        if (PROFILE.contains(field) && known != null) {
            draft.event(Item.event(
                            defaults,
                            event.text("eventId"),
                            contact(event, defaults).first(),
                            "profile-changed")
                    .profile(field, field.equals("timeZone") ? value : known)
                    .at(event.time("occurredAt")));
        } else if (!field.isEmpty() && !PROFILE.contains(field)) {
            throw new Unmappable("mapping.profile." + property, "is not a field of a profile");
        }
    }

    private static void deal(Draft draft, Part event, Deals deals, Defaults defaults) throws Unmappable {
        if (!event.text("propertyName").equals("dealstage")) {
            return;
        }
        var stage = event.text("propertyValue");
        var mapped = deals.stages().get(stage);
        var type = mapped == null ? deals.meaning(STATES.get(stage), null) : mapped;
        if (type != null) {
            var deal = event.text("objectId");
            draft.event(Item.event(defaults, event.text("eventId"), dealOf(deal, defaults, event), type)
                    .attribute("dealId", deal)
                    .attribute("stage", stage)
                    .at(event.time("occurredAt")));
        }
    }

    private static Identifier dealOf(String deal, Defaults defaults, Part event) throws Unmappable {
        return Person.of(defaults).own("deal:" + deal).need(event, "objectId").first();
    }

    private static void association(Draft draft, Part event, Defaults defaults) throws Unmappable {
        var type = event.optionalText("associationType");
        if (!event.flag("isPrimaryAssociation") || event.flag("associationRemoved") || type == null) {
            return;
        }
        var from = event.text("fromObjectId");
        var to = event.text("toObjectId");
        switch (type) {
            case "DEAL_TO_CONTACT" -> draft.person(both(to, from, event, defaults));
            case "CONTACT_TO_DEAL" -> draft.person(both(from, to, event, defaults));
            default -> {}
        }
    }

    private static Person both(String contact, String deal, Part event, Defaults defaults) throws Unmappable {
        return Person.of(defaults).own(contact).own("deal:" + deal).need(event, "fromObjectId");
    }
}
