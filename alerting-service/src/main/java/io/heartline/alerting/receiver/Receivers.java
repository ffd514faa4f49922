package io.heartline.alerting.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** The receiver that carries out a brand's outreach: the oldest one, so that a customer is reached once. */
    public Optional<Recipient> ofOutreach(String brand) {
        return repository.enabled().stream()
                .filter(receiver -> receiver.interest().wantsOutreach(brand))
                .map(Receivers::recipient)
                .findFirst();
    }

    /** Where a receiver is reached; empty if it was deleted or disabled. */
    public Optional<Endpoint> endpoint(UUID id) {
        return repository
                .findByIdOptional(id)
                .filter(Receiver::enabled)
                .map(receiver -> new Endpoint(receiver.url(), secrets.open(receiver.secret())));
    }

    /** Stops telling a receiver, in the caller's transaction. */
    public void disable(UUID id, String why) {
        repository.findByIdOptional(id).filter(Receiver::enabled).ifPresent(receiver -> receiver.disable(why));
    }

    private static Recipient recipient(Receiver receiver) {
        return new Recipient(receiver.id(), receiver.interest().quotes());
    }
}
