package io.heartline.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may call, and how often. It is public, since the validator has to reach its parts. */
@ConfigMapping(prefix = "heartline.access")
public interface AccessConfig {
    /**
     * The API keys, comma-separated, each {@code name:sha256:roles:brands} and, if it ends, {@code :expires}: the SHA-256
     * of the key in hexadecimal, roles joined by {@code +}, brands joined by {@code +} or {@code *} for all, and the
     * instant from which on it is refused. A service does not start if nobody could call it.
     */
    Optional<List<String>> apiKeys();

    /** A file with further keys, an entry a line; it is read again when it changes, so that keys come and go at once. */
    Optional<Path> apiKeysFile();

    /** How often the file is looked at. */
    @WithDefault("5s")
    Duration reloadEvery();

    /** How often one caller may call this instance. */
    Rate rate();

    /** The identity provider whose tokens are taken. */
    Oidc oidc();

    /** Paths, by what they begin with, at which a bearer token is not for us but for whoever answers there. */
    Optional<List<String>> openPaths();

    /** How often one caller may call this instance. */
    interface Rate {
        /** Requests a second that a caller may keep up. */
        @Min(1)
        @WithDefault("1000")
        int perSecond();

        /** Requests that a caller who was quiet may make at once. */
        @Min(1)
        @WithDefault("2000")
        int burst();

        /** Requests a second of single keys, by name, where they differ; the burst differs alike. */
        Map<String, @Min(1) Integer> keys();
    }

    /** The identity provider whose tokens are taken. */
    interface Oidc {
        /** Its address, under which {@code /.well-known/openid-configuration} is; no tokens are taken without it. */
        Optional<String> issuer();

        /** What a token has to say that it is for. */
        @NotBlank
        @WithDefault("heartline")
        String audience();

        /** The claim with the roles; {@code /} leads into it, quotes keep a name with a slash together. */
        @NotBlank
        @WithDefault("realm_access/roles")
        String rolesClaim();

        /** What the provider's names of our roles begin with; others are no roles here. */
        @WithDefault("heartline-")
        String rolePrefix();

        /** The claim with the brands, {@code *} for all; who has none sees nothing. */
        @NotBlank
        @WithDefault("heartline_brands")
        String brandsClaim();
    }
}
