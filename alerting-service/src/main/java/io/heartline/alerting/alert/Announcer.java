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
        return member(new Storm.Member(alert.id(), alert.kind(), alert.status(), alert.severity(), alert.title()));
    }

    private static Map<String, Object> member(Storm.Member one) {
        return Map.of(
                "alertId", one.alertId(),
                "kind", one.kind().wire(),
                "status", one.status().wire(),
                "severity", one.severity(),
                "title", one.title(),
                "link", "/alerts/" + one.alertId());
    }

    /** Tells of many alerts as of one, which is known by the id of the storm until its end. */
    void announce(Storm storm, Storm.News news, List<Recipient> recipients, Instant at) {
        var worst = news.worst().getFirst();
        var open = open(storm, AlertStatus.FIRING, worst.severity());
        open.put("title", news.count() + " alerts: " + worst.title());
        open.put("count", news.count());
        open.put("alerts", news.worst().stream().map(Announcer::member).toList());
        open.put("more", news.count() - news.worst().size());
        send("alerts.fired", storm, open, recipients, at);
    }

    /** Tells that none of the alerts of a storm is open any more. */
    void announceEnd(Storm storm, long count, List<Recipient> recipients, Instant at) {
        var open = open(storm, AlertStatus.RESOLVED, storm.severity());
        open.put("title", "All of " + count + " alerts are over");
        open.put("count", count);
        open.put("resolvedAt", at);
        send("alerts.resolved", storm, open, recipients, at);
    }

    private static Map<String, Object> open(Storm storm, AlertStatus status, int severity) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("id", storm.id());
        open.put("kind", storm.kind());
        open.put("status", status.wire());
        open.put("severity", severity);
        open.put("firedSeverity", storm.severity());
        open.put("brand", storm.brand());
        open.put("firedAt", storm.beganAt());
        return open;
    }

    private void send(String type, Storm storm, Map<String, Object> open, List<Recipient> recipients, Instant at) {
        var path = "/alerts?brand=" + storm.brand() + "&kind=" + storm.kind();
        deliveries.send(new Message(type, storm.id(), storm.brand(), path, open, Map.of(), at), recipients);
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
