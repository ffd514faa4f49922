package io.heartline.metrics.subscription;

import io.heartline.platform.secret.SecretBox;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the signing secrets of subscriptions. */
@Startup
@ApplicationScoped
class SubscriptionSecrets {
    private final SecretBox box;

    SubscriptionSecrets(SubscriptionConfig config) {
        box = new SecretBox("heartline.subscriptions.secret-key", config.secretKey());
    }

    byte[] close(String secret) {
        return box.close(secret);
    }

    String open(byte[] stored) {
        return box.open(stored);
    }
}
