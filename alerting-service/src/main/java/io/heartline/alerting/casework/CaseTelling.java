package io.heartline.alerting.casework;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells receivers of cases: thin messages with a link to the whole. What a person wrote is for receivers that may know of
 * customers alone. Alertmanagers are told of alerts, not of cases.
 */
@ApplicationScoped
class CaseTelling {
    private static final String TOLD = """
            insert into case_told (case_id, receiver_id, at) values (?, ?, ?) on conflict do nothing""";

    private final CasePolicies policies;
    private final CaseLinks links;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Database database;

    CaseTelling(CasePolicies policies, CaseLinks links, Receivers receivers, Deliveries deliveries, Database database) {
        this.policies = policies;
        this.links = links;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.database = database;
    }

    /** Tells whoever is told of every case of the brand, and the team whose work the root cause is. */
    void all(String type, Case one, Instant at) {
        var policy = policies.of(one.brand());
        Set<String> names = new HashSet<>(policy.receivers());
        var rootCause = one.rootCause();
        var team = rootCause == null ? null : policy.teams().get(rootCause);
        if (team != null) {
            names.addAll(team.receivers());
        }
        tell(type, one, named(one.brand(), names), Map.of(), at);
    }

    /** Tells these receivers, whether or not they know already. */
    void named(String type, Case one, Collection<String> names, Instant at) {
        tell(type, one, named(one.brand(), names), Map.of(), at);
    }

    /** Tells a team that a case is theirs to look into, with the topics that it belongs to; nobody is paged for that. */
    void routed(Case one, CasePolicy.Team team, List<Map<String, Object>> groups, Instant at) {
        tell("case.routed", one, readers(one.brand(), team.receivers()), Map.of("groups", groups), at);
    }

    /** Tells a team that many cases have something in common; nobody is paged for that. */
    void grown(String brand, UUID id, CasePolicy.Team team, Map<String, Object> open, Instant at) {
        deliveries.send(
                new Message("case-cause.grown", id, brand, "/case-causes?brand=" + brand, open, Map.of(), at),
                readers(brand, team.receivers()));
    }

    /** Whoever heard of the case hears that somebody cares, if it wants to know. */
    void acknowledged(Case one, Instant at) {
        var hearing = told(one.id()).stream()
                .filter(recipient -> recipient.kind().hearsAcknowledgements())
                .toList();
        send("case.acknowledged", one, hearing, Map.of(), at);
    }

    /** Whoever heard of the case hears of its end. */
    void closed(Case one, Instant at) {
        send("case.closed", one, told(one.id()), Map.of(), at);
    }

    private void tell(String type, Case one, List<Recipient> recipients, Map<String, Object> more, Instant at) {
        recipients.forEach(recipient -> database.update(TOLD, one.id(), recipient.id(), at));
        send(type, one, recipients, more, at);
    }

    private void send(String type, Case one, List<Recipient> recipients, Map<String, Object> more, Instant at) {
        if (recipients.isEmpty()) {
            return;
        }
        var open = open(one);
        open.putAll(more);
        var path = "/cases/" + one.id();
        deliveries.send(new Message(type, one.id(), one.brand(), path, open, confidential(one), at), recipients);
    }

    private List<Recipient> told(UUID caseId) {
        return receivers.among(database.query(
                "select receiver_id from case_told where case_id = ?", row -> row.getObject(1, UUID.class), caseId));
    }

    private List<Recipient> named(String brand, Collection<String> names) {
        return receivers.ofBrands(Set.of(brand)).stream()
                .filter(recipient -> names.contains(recipient.name()))
                .filter(recipient -> recipient.kind() != ReceiverKind.ALERTMANAGER)
                .toList();
    }

    private List<Recipient> readers(String brand, Collection<String> names) {
        return named(brand, names).stream()
                .filter(recipient -> recipient.kind() != ReceiverKind.PAGERDUTY)
                .toList();
    }

    private static Map<String, Object> open(Case one) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("id", one.id());
        open.put("kind", "case");
        open.put("status", one.status().wire());
        open.put("severity", one.severity());
        open.put("brand", one.brand());
        boolean byHand = one.origin().equals(Case.Draft.HAND);
        open.put("title", byHand ? "A case was opened by hand" : one.title());
        var scopeKind = one.scopeKind();
        var scopeValue = one.scopeValue();
        if (scopeKind != null && scopeValue != null) {
            open.put("scope", Map.of("kind", scopeKind, "value", scopeValue));
        }
        open.put("firedAt", one.openedAt());
        open.put("dueAt", one.dueAt());
        put(open, "rootCause", one.rootCause() == null ? null : one.rootCause().wire());
        put(open, "team", one.team());
        put(open, "resolvedAt", one.closedAt());
        put(open, "actor", one.closedBy() == null ? one.acknowledgedBy() : one.closedBy());
        return open;
    }

    private Map<String, Object> confidential(Case one) {
        Map<String, Object> confidential = new LinkedHashMap<>();
        confidential.put("title", one.title());
        var customers = links.customersOf(one.id());
        if (customers.size() == 1) {
            confidential.put("customerId", customers.getFirst());
        }
        return confidential;
    }

    private static void put(Map<String, Object> open, String name, @Nullable Object value) {
        if (value != null) {
            open.put(name, value);
        }
    }
}
