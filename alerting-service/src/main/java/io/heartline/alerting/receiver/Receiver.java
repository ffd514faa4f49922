package io.heartline.alerting.receiver;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody or something that is told. */
@Entity
class Receiver {
    private static final String SEPARATOR = ",";

    @Id
    private UUID id;

    private String name;
    private String kind;
    private String url;
    private byte @Nullable [] target;
    private byte[] secret;
    private String tongue;
    private @Nullable Integer perMinute;
    private String brands;
    private String kinds;
    private String handles;
    private int minSeverity;
    private boolean quotes;
    private boolean enabled;
    private @Nullable String disabledWhy;
    private Instant createdAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Receiver() {}

    Receiver(UUID id, String name, Address address, Interest interest, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.kind = address.kind().wire();
        this.url = address.shown().toString();
        this.target = address.target();
        this.secret = address.secret();
        this.tongue = address.tongue().wire();
        this.perMinute = address.perMinute();
        this.brands = join(interest.brands());
        this.kinds = join(interest.kinds());
        this.handles = join(interest.handles().stream().map(Purpose::wire).toList());
        this.minSeverity = interest.minSeverity();
        this.quotes = interest.quotes();
        this.enabled = true;
        this.createdAt = createdAt;
    }

    /**
     * How it is reached.
     *
     * @param shown what may be shown of the URL
     * @param target the whole URL, closed, if it is a secret
     * @param secret closed
     * @param perMinute absent for the limit of the kind
     */
    record Address(
            ReceiverKind kind,
            URI shown,
            byte @Nullable [] target,
            byte[] secret,
            Tongue tongue,
            @Nullable Integer perMinute) {}

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Address address() {
        return new Address(
                ReceiverKind.of(kind),
                URI.create(url),
                target == null ? null : target.clone(),
                secret.clone(),
                Tongue.of(tongue),
                perMinute);
    }

    ReceiverKind kind() {
        return ReceiverKind.of(kind);
    }

    Interest interest() {
        var purposes = split(handles).stream().map(Purpose::of).collect(Collectors.toUnmodifiableSet());
        return new Interest(split(brands), split(kinds), minSeverity, purposes, quotes);
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable
    String disabledWhy() {
        return disabledWhy;
    }

    Instant createdAt() {
        return createdAt;
    }

    void disable(String why) {
        enabled = false;
        disabledWhy = why;
    }

    private static String join(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static Set<String> split(String names) {
        return Arrays.stream(names.split(SEPARATOR, -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
