package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * PagerDuty: an incident is a failure of the service for the customers that the mapping names, {@code {"services":
 * {"<service id>": {"customers": [{"kind": "external-id", "value": "C-1"}], "touchpoint": "usage"}}}}. Without
 * customers it concerns nobody that we know.
 */
final class PagerDutyTranslator implements Translator {
    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var event = Part.root(payload).object("event");
        var type = event.text("event_type");
        if (!type.equals("incident.triggered")) {
            return Translation.ignored("The event " + type + " says nothing about a customer.");
        }
        var incident = event.object("data");
        var service = incident.object("service");
        var concerned = defaults.mapping().path("services").path(service.text("id"));
        if (!concerned.isObject()) {
            return Translation.ignored("The mapping names no customers of the service.");
        }
        var mapped = new Part("mapping.services." + service.text("id"), concerned);
        var draft = new Draft();
        for (var customer : mapped.list("customers")) {
            var identifier = new Identifier(customer.text("kind"), customer.text("value"));
            draft.event(Item.event(
                            defaults,
                            incident.text("id") + ":" + identifier.kind() + ":" + identifier.value(),
                            identifier,
                            "service-failure")
                    .put("touchpoint", mapped.optionalText("touchpoint"))
                    .put("product", mapped.optionalText("product"))
                    .at(event.time("occurred_at"))
                    .attribute("incident", incident.optionalText("title"))
                    .attribute("service", service.optionalText("summary"))
                    .attribute("urgency", incident.optionalText("urgency"))
                    .attribute("priority", incident.optionalObject("priority").optionalText("summary")));
        }
        return draft.done("The mapping names no customers of the service.");
    }
}
