package io.heartline.ingestion.customer;

import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.database.Database;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys of fingerprints: those of the configuration, and the one that the service made for itself while it had none.
 *
 * <p>The generated key is kept in the database, closed like every secret, so that all instances and the next start use
 * the same; once keys are configured it still finds what was stored with it.
 */
@Startup
@ApplicationScoped
class IdentityKeys {
    private static final String GENERATED = "generated";
    private static final int KEY_BYTES = 32;

    private final Fingerprints fingerprints;

    IdentityKeys(IdentityConfig config, Secrets secrets, Database database, Clock clock) {
        List<Fingerprints.Key> keys = new ArrayList<>(config.keys().orElse(List.of()).stream()
                .map(Fingerprints.Key::of)
                .toList());
        if (keys.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> generate(secrets, database, clock));
            Log.warn("heartline.identity.keys is not set: the key of fingerprints is kept in the database");
        }
        database.query(
                        "select closed from identity_key where id = ?",
                        row -> secrets.open(row.getBytes("closed")),
                        GENERATED)
                .forEach(key -> keys.add(
                        Fingerprints.Key.of(GENERATED, Base64.getDecoder().decode(key))));
        this.fingerprints = new Fingerprints(keys);
    }

    private static void generate(Secrets secrets, Database database, Clock clock) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        database.update(
                "insert into identity_key (id, closed, created_at) values (?, ?, ?) on conflict do nothing",
                GENERATED,
                secrets.close(Base64.getEncoder().encodeToString(key)),
                clock.instant());
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }
}
