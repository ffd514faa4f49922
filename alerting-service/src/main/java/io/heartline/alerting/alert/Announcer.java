package io.heartline.alerting.alert;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.receiver.Receivers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells receivers that an alert fired or was resolved: thin messages, with a link to the whole. */
@ApplicationScoped
class Announcer {
    private final Receivers receivers;
    private final Deliveries deliveries;

    Announcer(Receivers receivers, Deliveries deliveries) {
        this.receivers = receivers;
        this.deliveries = deliveries;
    }

    void fired(Alert alert) {
        announce("alert.fired", alert, alert.firedAt());
    }

    void resolved(Alert alert, Instant at) {
        announce("alert.resolved", alert, at);
    }

    private void announce(String type, Alert alert, Instant at) {
        var recipients = receivers.ofAlert(alert.brand(), alert.kind().wire(), alert.severity());
        var customerId = alert.customerId();
        Map<String, Object> confidential = customerId == null ? Map.of() : Map.of("customerId", customerId);
        deliveries.send(
                new Message(type, alert.id(), alert.brand(), "/alerts/" + alert.id(), open(alert), confidential, at),
                recipients);
    }

    private static Map<String, Object> open(Alert alert) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("alertId", alert.id());
        open.put("kind", alert.kind().wire());
        open.put("status", alert.status().wire());
        open.put("severity", alert.severity());
        open.put("brand", alert.brand());
        open.put("title", alert.title());
        var scope = alert.scope();
        var value = alert.scopeValue();
        if (scope != null && value != null) {
            open.put("scope", Map.of("kind", scope.wire(), "value", value));
        }
        open.put("firedAt", alert.firedAt());
        var resolvedAt = alert.resolvedAt();
        if (resolvedAt != null) {
            open.put("resolvedAt", resolvedAt);
        }
        return open;
    }
}
