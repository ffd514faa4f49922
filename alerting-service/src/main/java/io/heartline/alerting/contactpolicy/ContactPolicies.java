package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies of brands. Everything runs in the caller's transaction. */
@ApplicationScoped
class ContactPolicies {
    /** The version of the configured policy, which every brand has that gave itself none. */
    static final int SHIPPED = 0;

    private final ContactPolicyRepository versions;
    private final ContactPolicy shipped;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    ContactPolicies(
            ContactPolicyRepository versions, ContactConfig config, Database database, ObjectMapper json, Clock clock) {
        this.versions = versions;
        this.shipped = ShippedPolicy.of(config);
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A policy of a brand.
     *
     * @param version 0 for the configured one
     * @param changedAt when it began to hold; absent for the configured one
     * @param changedBy who gave it; absent for the configured one
     */
    record Versioned(
            int version,
            ContactPolicy policy,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /** The policy that holds now. */
    Versioned current(String brand) {
        return versions.latest(brand).map(this::read).orElseGet(() -> new Versioned(SHIPPED, shipped, null, null));
    }

    /** The brand's own policies before a version, newest first. */
    List<Versioned> before(String brand, int version, int limit) {
        return versions.before(brand, version, limit).stream().map(this::read).toList();
    }

    /** Gives a brand a policy; one that holds already is no new version. */
    Versioned put(String brand, ContactPolicy policy, String by) {
        database.lock("contact-policy|" + brand);
        var current = current(brand);
        if (current.version() != SHIPPED && current.policy().equals(policy)) {
            return current;
        }
        var next =
                new ContactPolicyVersion(Ids.next(), brand, current.version() + 1, write(policy), clock.instant(), by);
        versions.persistAndFlush(next);
        return read(next);
    }

    private Versioned read(ContactPolicyVersion version) {
        try {
            var policy = json.readValue(version.policy(), ContactPolicy.class);
            return new Versioned(version.version(), policy, version.changedAt(), version.changedBy());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contact policy was not written by us", e);
        }
    }

    private String write(ContactPolicy policy) {
        try {
            return json.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a contact policy cannot be written as JSON", e);
        }
    }
}
