package io.heartline.faults.oracle;

import io.heartline.faults.load.Note;
import io.heartline.faults.oracle.Observed.Alert;
import io.heartline.faults.oracle.Observed.Delivery;
import io.heartline.faults.receiver.Receivers.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether everybody who was harmed raised one alert, and the receiver was told of each alert under one id. */
final class Announcements {
    private static final String FIRED = "alert.fired";

    private final List<Note> notes;
    private final Observed observed;
    private final Verdict verdict;

    Announcements(List<Note> notes, Observed observed, Verdict verdict) {
        this.notes = notes;
        this.observed = observed;
        this.verdict = verdict;
    }

    void judge() {
        var shocks = observed.told().alerts().stream()
                .filter(alert -> alert.kind().equals("shock"))
                .toList();
        var found = shocks.stream().collect(Collectors.groupingBy(Alert::customer, Collectors.counting()));
        var harmed = new HashSet<String>();
        for (var note : notes) {
            if (note.item().isMisuse()) {
                var customer = note.item().customer();
                harmed.add(customer);
                long alerts = found.getOrDefault(customer, 0L);
                verdict.exactly(note.isAccepted() ? 1 : Math.min(alerts, 1), alerts, "shock alert of " + customer);
            }
        }
        found.keySet().stream()
                .filter(customer -> !harmed.contains(customer))
                .forEach(customer -> verdict.violated("a shock alert of " + customer + ", whom nothing befell"));
        told(shocks);
        deliveries();
    }

    private void told(List<Alert> shocks) {
        Map<String, Set<String>> ids = new HashMap<>();
        observed.told().messages().stream()
                .filter(message -> message.type().equals(FIRED))
                .forEach(message -> ids.computeIfAbsent(message.alertId(), alert -> new HashSet<>())
                        .add(message.id()));
        shocks.forEach(shock -> verdict.exactly(
                1, ids.getOrDefault(shock.id(), Set.of()).size(), "message about the alert of " + shock.customer()));
        ids.forEach((alert, messages) -> verdict.unless(
                messages.size() == 1, "the alert " + alert + " was told under " + messages.size() + " ids"));
    }

    /** What alerting calls delivered was taken, and what was taken is a message of alerting's. */
    private void deliveries() {
        var taken = observed.told().messages().stream().map(Message::id).collect(Collectors.toSet());
        for (var delivery : observed.told().deliveries()) {
            verdict.unless(
                    delivery.status().equals("delivered"), "the message " + delivery.id() + " is " + delivery.status());
            verdict.exactly(1, taken.contains(delivery.id()) ? 1 : 0, "message " + delivery.id() + " at the receiver");
        }
        var known = observed.told().deliveries().stream().map(Delivery::id).collect(Collectors.toSet());
        taken.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> verdict.violated("the receiver got " + id + ", which alerting does not know"));
    }
}
