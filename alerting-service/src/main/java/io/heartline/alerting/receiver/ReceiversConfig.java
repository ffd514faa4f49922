package io.heartline.alerting.receiver;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How receivers are kept. */
@ConfigMapping(prefix = "heartline.receivers")
interface ReceiversConfig {
    /**
     * The key by which signing secrets are encrypted at rest (AES-256-GCM): 32 bytes in base64. Without it they are
     * stored as they are, protected by the database alone, and the service says so when it starts.
     */
    Optional<String> secretKey();
}
