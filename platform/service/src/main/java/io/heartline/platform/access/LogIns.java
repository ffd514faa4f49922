package io.heartline.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets people log in with an API key. */
@ApplicationScoped
public class LogIns {
    private final KeyRing keys;
    private final Sessions sessions;

    LogIns(KeyRing keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /**
     * Begins a session.
     *
     * @return the value of the cookie; none if the key is not known
     */
    public Optional<String> begin(String key) {
        var hash = ApiKey.hash(key.strip());
        return keys.find(hash).isPresent() ? Optional.of(sessions.seal(hash)) : Optional.empty();
    }
}
