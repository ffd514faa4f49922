package io.heartline.metrics.ledger;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The policy in force, read once, at the start: a version of the policy never changes. */
@ApplicationScoped
class Policies {
    private final PolicyRepository versions;
    private final int version;
    private volatile @org.jspecify.annotations.Nullable Policy inForce;

    Policies(PolicyRepository versions, LedgerConfig config) {
        this.versions = versions;
        this.version = config.policy();
    }

    /**
     * The policy that new entries follow.
     *
     * @throws IllegalStateException if the configured version is not in the database
     */
    @Startup
    @Transactional
    Policy inForce() {
        var known = inForce;
        if (known == null) {
            known = versions.findByIdOptional(version)
                    .orElseThrow(() -> new IllegalStateException("heartline.ledger.policy names no policy: " + version))
                    .policy();
            inForce = known;
        }
        return known;
    }
}
