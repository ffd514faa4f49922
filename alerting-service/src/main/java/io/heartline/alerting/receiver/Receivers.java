package io.heartline.alerting.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is told. */
@ApplicationScoped
public class Receivers {
    private final ReceiverRepository repository;
    private final ReceiverSecrets secrets;

    Receivers(ReceiverRepository repository, ReceiverSecrets secrets) {
        this.repository = repository;
        this.secrets = secrets;
    }

    /** The receivers that want to know of an alert. {@code severity} is 1 to 10. */
    public List<Recipient> ofAlert(String brand, String kind, int severity) {
        return repository.enabled().stream()
                .filter(receiver -> receiver.interest().wantsAlert(brand, kind, severity))
                .map(Receivers::recipient)
                .toList();
    }

    /** The receivers that take alerts of any of these brands; of any brand at all if there are none. */
    public List<Recipient> ofBrands(Set<String> brands) {
        return repository.enabled().stream()
                .filter(receiver -> receiver.interest().takesAlertsOf(brands))
                .map(Receivers::recipient)
                .toList();
    }

    /** Those of these names that no receiver has that is told. */
    public Set<String> unknown(Collection<String> names) {
        var known = repository.enabled().stream().map(Receiver::name).collect(Collectors.toSet());
        return names.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet());
    }

    /** Those of these receivers that are told. */
    public List<Recipient> among(Collection<UUID> ids) {
        return repository.enabled().stream()
                .filter(receiver -> ids.contains(receiver.id()))
                .map(Receivers::recipient)
                .toList();
    }

    /** The receiver that carries out a brand's outreach: the oldest one, so that a customer is reached once. */
    public Optional<Recipient> ofOutreach(String brand) {
        return repository.enabled().stream()
                .filter(receiver -> receiver.interest().wantsOutreach(brand))
                .map(Receivers::recipient)
                .findFirst();
    }

    /** Where a receiver is reached; empty if it was deleted or disabled. */
    public Optional<Endpoint> endpoint(UUID id) {
        return repository.findByIdOptional(id).filter(Receiver::enabled).map(this::endpoint);
    }

    /** The receivers of a kind that are told, with where they are reached. */
    public Map<UUID, Endpoint> endpoints(ReceiverKind kind) {
        return repository.enabled().stream()
                .filter(receiver -> receiver.kind() == kind)
                .collect(Collectors.toMap(Receiver::id, this::endpoint));
    }

    private Endpoint endpoint(Receiver receiver) {
        var address = receiver.address();
        var target = address.target();
        var url = target == null ? address.shown() : URI.create(secrets.open(target));
        var to = address.kind() == ReceiverKind.EMAIL ? Mailto.addresses(url) : List.<String>of();
        int perMinute = address.perMinute() == null ? address.kind().perMinute() : address.perMinute();
        return new Endpoint(address.kind(), url, secrets.open(address.secret()), to, address.tongue(), perMinute);
    }

    /** Stops telling a receiver, in the caller's transaction. */
    public void disable(UUID id, String why) {
        repository.findByIdOptional(id).filter(Receiver::enabled).ifPresent(receiver -> receiver.disable(why));
    }

    private static Recipient recipient(Receiver receiver) {
        return new Recipient(
                receiver.id(),
                receiver.name(),
                receiver.kind(),
                receiver.interest().quotes());
    }
}
