package io.heartline.alerting.alert;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.contracts.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells receivers that an alert fired or was resolved: thin messages, with a link to the whole. */
@ApplicationScoped
class Announcer {
    /** More alerts than these are told as a number. */
    static final int MEMBERS_MAX = 20;

    private final Deliveries deliveries;

    Announcer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Tells these receivers of an alert. */
    void announce(String type, Alert alert, List<Recipient> recipients, Instant at) {
        var customerId = alert.customerId();
        Map<String, Object> confidential = customerId == null ? Map.of() : Map.of("customerId", customerId);
        deliveries.send(
                new Message(type, alert.id(), alert.brand(), "/alerts/" + alert.id(), open(alert), confidential, at),
                recipients);
    }

    /** Tells a receiver of several alerts at once: how many, and the worst of them. None of them names a customer. */
    void announceTogether(List<Alert> alerts, Recipient recipient, Instant at) {
        var worst =
                alerts.stream().max(Comparator.comparingInt(Alert::severity)).orElseThrow();
        boolean isOver = alerts.stream().allMatch(alert -> alert.status() == AlertStatus.RESOLVED);
        var brands = alerts.stream().map(Alert::brand).distinct().toList();
        Map<String, Object> open = new LinkedHashMap<>();
        var id = Ids.next();
        open.put("id", id);
        open.put("kind", worst.kind().wire());
        open.put("status", isOver ? AlertStatus.RESOLVED.wire() : AlertStatus.FIRING.wire());
        open.put("severity", worst.severity());
        open.put("brand", brands.size() == 1 ? brands.getFirst() : "");
        open.put("title", alerts.size() + " alerts: " + worst.title());
        open.put("count", alerts.size());
        open.put(
                "alerts",
                alerts.stream().limit(MEMBERS_MAX).map(Announcer::member).toList());
        open.put("more", Math.max(0, alerts.size() - MEMBERS_MAX));
        open.put("firedAt", worst.firedAt());
        var type = isOver ? "alerts.resolved" : "alerts.fired";
        deliveries.send(
                new Message(type, id, worst.brand(), "/alerts?brand=" + worst.brand(), open, Map.of(), at),
                List.of(recipient));
    }

    private static Map<String, Object> member(Alert alert) {
        return Map.of(
                "alertId", alert.id(),
                "status", alert.status().wire(),
                "severity", alert.severity(),
                "title", alert.title(),
                "link", "/alerts/" + alert.id());
    }

    private static Map<String, Object> open(Alert alert) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("alertId", alert.id());
        open.put("kind", alert.kind().wire());
        open.put("status", alert.status().wire());
        open.put("severity", alert.severity());
        open.put("firedSeverity", alert.firedSeverity());
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
        var actor = resolvedAt == null ? alert.acknowledgedBy() : alert.resolvedBy();
        if (actor != null) {
            open.put("actor", actor);
        }
        return open;
    }
}
