package io.heartline.alerting.receiver;

import io.heartline.platform.secret.SecretBox;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the receivers' secrets: what messages are signed with, keys, and URLs that are secrets themselves. */
@Startup
@ApplicationScoped
class ReceiverSecrets {
    private final SecretBox box;

    ReceiverSecrets(ReceiversConfig config) {
        box = new SecretBox("heartline.receivers.secret-key", config.secretKey());
    }

    byte[] close(String secret) {
        return box.close(secret);
    }

    String open(byte[] stored) {
        return box.open(stored);
    }
}
