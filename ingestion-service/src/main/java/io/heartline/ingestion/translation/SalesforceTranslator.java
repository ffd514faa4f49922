package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce: opportunities as a flow sends them in JSON, one, a list under {@code records}, or one under {@code
 * Opportunity} or {@code sobject}, with the names of their fields as they are there.
 */
final class SalesforceTranslator implements Translator {
    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var deals = Deals.of(defaults);
        var draft = new Draft();
        for (var record : records(root)) {
            opportunity(draft, record, deals, defaults);
        }
        return draft.done("No opportunity was won or lost, or is at a stage that the mapping names.");
    }

    private static List<Part> records(Part root) throws Unmappable {
        if (root.has("records")) {
            return root.list("records");
        }
        for (var wrapper : new String[] {"Opportunity", "opportunity", "sobject", "record"}) {
            if (root.get(wrapper).node().isObject()) {
                return List.of(root.object(wrapper));
            }
        }
        return List.of(root);
    }

    private static void opportunity(Draft draft, Part record, Deals deals, Defaults defaults) throws Unmappable {
        var id = record.text("Id");
        var stage = record.text("StageName");
        var status = status(record, stage);
        var mapped = deals.stages().get(stage);
        var type = mapped == null ? deals.meaning(status, null) : mapped;
        if (type == null) {
            return;
        }
        var person = Person.of(defaults)
                .own(record.anyText("ContactId", "Primary_Contact__c"))
                .own(record.optionalText("AccountId"))
                .need(record, "AccountId")
                .first();
        var event = Item.event(defaults, "opportunity:" + id + ":" + (status == null ? stage : status), person, type)
                .at(record.anyTime("LastModifiedDate", "SystemModstamp", "CloseDate"))
                .attribute("opportunityId", id)
                .attribute("stage", stage)
                .attribute("type", record.optionalText("Type"));
        if ("won".equals(status)) {
            event.money(record.optionalNumber("Amount"), currency(record, defaults));
        }
        draft.event(event);
    }

    /** An organisation with one currency names none; the mapping may, as {@code {"currency": "EUR"}}. */
    private static @Nullable String currency(Part record, Defaults defaults) throws Unmappable {
        var stated = record.optionalText("CurrencyIsoCode");
        var usual = defaults.mapping().path("currency");
        return stated == null && usual.isTextual() ? usual.asText() : stated;
    }

    /** Flags tell where they are there; a flow may leave them out, and then the usual names of stages do. */
    private static @Nullable String status(Part record, String stage) throws Unmappable {
        if (record.has("IsWon") || record.has("IsClosed")) {
            return record.flag("IsWon") ? "won" : record.flag("IsClosed") ? "lost" : null;
        }
        return switch (stage) {
            case "Closed Won" -> "won";
            case "Closed Lost" -> "lost";
            default -> null;
        };
    }
}
