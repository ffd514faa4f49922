package io.heartline.ingestion.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How secrets are kept. */
@ConfigMapping(prefix = "heartline.secrets")
interface SecretsConfig {
    /**
     * The key by which sources' secrets, contact points and masked originals are encrypted at rest (AES-256-GCM): 32
     * bytes in base64. Without it they are stored as they are, protected by the database alone, and the service says so
     * when it starts.
     */
    Optional<String> key();
}
