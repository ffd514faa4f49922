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

/** A webhook that is told. */
@Entity
class Receiver {
    private static final String SEPARATOR = ",";

    @Id
    private UUID id;

    private String name;
    private String kind;
    private String url;
    private byte[] secret;
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

    Receiver(UUID id, String name, URI url, byte[] secret, Interest interest, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.kind = "webhook";
        this.url = url.toString();
        this.secret = secret.clone();
        this.brands = join(interest.brands());
        this.kinds = join(interest.kinds());
        this.handles = join(interest.handles().stream().map(Purpose::wire).toList());
        this.minSeverity = interest.minSeverity();
        this.quotes = interest.quotes();
        this.enabled = true;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    URI url() {
        return URI.create(url);
    }

    byte[] secret() {
        return secret.clone();
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
