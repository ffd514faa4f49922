package io.heartline.platform.access;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are taken now: those of the configuration, and those of a file that may change while the service runs.
 *
 * <p>A file that cannot be read or says something wrong changes nothing: nobody is let in or shut out by a mistake. It is
 * made at the start, so that a service that nobody could call does not start.
 */
@Startup
@ApplicationScoped
class KeyRing {
    private final List<ApiKey> configured;
    private final @Nullable Path file;
    private final Clock clock;
    private final KeyUse use;
    private volatile Ring ring;

    KeyRing(AccessConfig config, Clock clock, KeyUse use) {
        this.configured =
                config.apiKeys().orElse(List.of()).stream().map(ApiKey::parse).toList();
        this.file = config.apiKeysFile().orElse(null);
        this.clock = clock;
        this.use = use;
        this.ring = ring(text());
        if (ring.keys().isEmpty() && config.oidc().issuer().isEmpty()) {
            throw new IllegalStateException("nobody could call this service, since no API key is configured and no"
                    + " identity provider: set heartline.access.api-keys, heartline.access.api-keys-file or"
                    + " heartline.access.oidc.issuer");
        }
        ring.keys().forEach(use::announce);
    }

    /** What the file said, and all keys with it. */
    private record Ring(String text, List<ApiKey> keys) {}

    /** The key with this hash, if it is one of ours and has not expired. */
    Optional<ApiKey> find(byte[] hash) {
        ApiKey found = null;
        for (var known : ring.keys()) {
            if (known.matches(hash)) {
                found = known;
            }
        }
        if (found != null && !found.isValid(clock.instant())) {
            use.expired(found);
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    @Scheduled(every = "${heartline.access.reload-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reload() {
        if (file == null) {
            return;
        }
        try {
            var text = text();
            if (!text.equals(ring.text())) {
                ring = ring(text);
                ring.keys().forEach(use::announce);
                Log.infof("API keys are read anew, count=%d", ring.keys().size());
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            use.unreadable();
            Log.errorf("The file of the API keys is not taken, the keys stay as they were: %s", e.getMessage());
        }
    }

    private String text() {
        if (file == null) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("the file of the API keys cannot be read: " + file, e);
        }
    }

    /** In the file, a line that is blank or begins with {@code #} says nothing. */
    private Ring ring(String text) {
        var entries = text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(ApiKey::parse);
        var keys = Stream.concat(configured.stream(), entries).toList();
        var hashes = new HashSet<String>();
        for (var key : keys) {
            if (!hashes.add(HexFormat.of().formatHex(key.sha256()))) {
                throw new IllegalArgumentException("the API key " + key.name() + " is the same as another one");
            }
        }
        return new Ring(text, keys);
    }
}
