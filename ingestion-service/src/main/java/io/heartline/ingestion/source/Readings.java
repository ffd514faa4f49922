package io.heartline.ingestion.source;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What whoever asks sources knows of them; this package must not depend on it. */
public interface Readings {
    /**
     * How the readings of a source go.
     *
     * @param nextAt when it is read next
     * @param failures in a row
     * @param failure what the last one said; null after a success
     */
    @Schema(name = "SourceReading")
    record Reading(
            Instant nextAt,
            int failures,
            @Nullable String failure,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt) {}

    /** The readings of sources, by their ids; a source that sends by itself, or was never asked, has none. */
    Map<UUID, Reading> of(Collection<UUID> sourceIds);

    /** Whom a source cannot hear, whatever is done with it; empty if nothing is known. */
    List<String> knownBias(Source source);
}
