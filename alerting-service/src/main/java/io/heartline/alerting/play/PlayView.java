package io.heartline.alerting.play;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a play, as it is shown.
 *
 * @param brand whose it is; null for all brands
 * @param changedAt null as shipped
 */
public record PlayView(
        String key,
        @Nullable String brand,
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        String name,
        PlayCause cause,
        String audience,
        PlayAction action,
        List<Variant> variants,
        List<String> channels,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "PT2H")
        Duration delay,

        Set<Stop> stops,
        @Nullable Rewards rewards,
        boolean approval,
        boolean modelDrafts,
        int priority,
        boolean enabled) {
    static PlayView of(Play play) {
        var definition = play.definition();
        return new PlayView(
                play.id(),
                play.brand(),
                play.version(),
                play.changedAt(),
                play.changedBy(),
                definition.name(),
                definition.cause(),
                definition.audience(),
                definition.action(),
                definition.variants(),
                definition.channels(),
                definition.delay(),
                definition.stops(),
                definition.rewards(),
                definition.approval(),
                definition.modelDrafts(),
                definition.priority(),
                definition.enabled());
    }
}
