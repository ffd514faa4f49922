package io.heartline.alerting.play;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A play that is to be; without a brand it is for all of them.
 *
 * @param key a slug
 * @param cause which alerts it answers
 * @param audience in the Common Expression Language; everybody if absent
 * @param delay how long it waits after its proposal, as in {@code PT2H}
 * @param approval whether a person must approve; so if absent
 */
public record NewPlay(
        @NotNull @Pattern(regexp = KEY) @Size(max = KEY_LENGTH_MAX)
        String key,

        @Nullable @Size(min = 1, max = BRAND_LENGTH_MAX) String brand,
        @Nullable String name,
        @Nullable PlayCause cause,
        @Nullable String audience,
        @Nullable PlayAction action,
        @Nullable List<Variant> variants,
        @Nullable List<String> channels,

        @Nullable @Schema(type = SchemaType.STRING, examples = "PT2H")
        Duration delay,

        @Nullable Set<Stop> stops,
        @Nullable Rewards rewards,
        @Nullable Boolean approval,
        @Nullable Boolean modelDrafts,
        @Nullable Integer priority,
        @Nullable Boolean enabled) {
    static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    static final int KEY_LENGTH_MAX = 60;
    static final int BRAND_LENGTH_MAX = 100;

    PlayInput input() {
        return new PlayInput(
                name,
                cause,
                audience,
                action,
                variants,
                channels,
                delay,
                stops,
                rewards,
                approval,
                modelDrafts,
                priority,
                enabled);
    }
}
