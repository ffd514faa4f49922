package io.heartline.alerting.alert;

import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.alerting.routing.Destination;
import io.heartline.alerting.routing.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is told of an alert: by the routes, and by what receivers want. */
@ApplicationScoped
class Audience {
    private static final Destination ANYWHERE = new Destination("all", List.of(), null, null);

    private final Receivers receivers;
    private final Routes routes;

    Audience(Receivers receivers, Routes routes) {
        this.receivers = receivers;
        this.routes = routes;
    }

    /** Who is told, and by which route. */
    record Addressee(Recipient recipient, Destination destination) {}

    /** Each receiver once, by the first route that leads to it; without routes all that want to know. */
    List<Addressee> of(Alert alert, Instant now) {
        return of(receivers.ofAlert(alert.brand(), alert.kind().wire(), alert.severity()), Labels.of(alert), now);
    }

    /** Of any alert about a customer: its brand, kind and severity are all that such alerts differ in. */
    List<Addressee> ofCustomers(String brand, String kind, int severity, Instant now) {
        return of(receivers.ofAlert(brand, kind, severity), Labels.of(brand, kind, severity, null, null), now);
    }

    private List<Addressee> of(List<Recipient> wanting, Map<String, String> labels, Instant now) {
        var tree = routes.tree();
        if (tree.isEmpty()) {
            return wanting.stream().map(one -> new Addressee(one, ANYWHERE)).toList();
        }
        List<Addressee> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (var destination : tree.get().destinations(labels, now)) {
            for (var recipient : wanting) {
                if (destination.receivers().contains(recipient.name()) && seen.add(recipient.id())) {
                    found.add(new Addressee(recipient, destination));
                }
            }
        }
        return found;
    }

    /** The escalation policies that its routes name. */
    List<String> policies(Alert alert, Instant now) {
        return routes.tree().stream()
                .flatMap(tree -> tree.destinations(Labels.of(alert), now).stream())
                .flatMap(destination -> Stream.ofNullable(destination.escalation()))
                .distinct()
                .toList();
    }

    /** Those of these names that take alerts of its brand; whom a policy names is not asked what else they want. */
    List<Recipient> named(Alert alert, Collection<String> names) {
        return receivers.ofBrands(Set.of(alert.brand())).stream()
                .filter(recipient -> names.contains(recipient.name()))
                .toList();
    }

    /** Those of these receivers that are told. */
    List<Recipient> among(Collection<UUID> ids) {
        return receivers.among(ids);
    }
}
