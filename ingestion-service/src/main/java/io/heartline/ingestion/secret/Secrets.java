package io.heartline.ingestion.secret;

import io.heartline.platform.secret.SecretBox;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes what nobody may read in the database, and opens it where it is used. */
@Startup
@ApplicationScoped
public class Secrets {
    private final SecretBox box;

    Secrets(SecretsConfig config) {
        box = new SecretBox("heartline.secrets.key", config.key());
    }

    /** What may be stored of a text. */
    public byte[] close(String secret) {
        return box.close(secret);
    }

    /**
     * The text that was closed.
     *
     * @throws IllegalStateException if it was closed with another key
     */
    public String open(byte[] stored) {
        return box.open(stored);
    }
}
