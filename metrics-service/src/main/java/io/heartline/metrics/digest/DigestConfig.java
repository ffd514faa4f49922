package io.heartline.metrics.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who gets digests; the mail server is configured by {@code quarkus.mailer}. */
@ConfigMapping(prefix = "heartline.digest")
public interface DigestConfig {
    /** From whom digests come; without it none are mailed. */
    Optional<String> from();

    /** Where an interaction can be read: its id is put in the place of {@code {id}}. Without it, ids are written. */
    Optional<String> link();

    /** The teams by name. */
    Map<String, Team> teams();

    /** A team that owns touchpoints. */
    interface Team {
        /** Where its digests go. */
        @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
        String address();

        /** Which touchpoints it owns; {@code *} is every one. */
        @NotEmpty
        List<String> touchpoints();

        /** Which brands it works for; {@code *}, the default, is every one. */
        @WithDefault("*")
        List<String> brands();

        /** In which language it reads: en or zh. */
        @WithDefault("en")
        @Pattern(regexp = "en|zh")
        String language();
    }
}
