package io.heartline.ingestion.connector;

import io.heartline.ingestion.source.Readings;
import io.heartline.ingestion.source.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells how the readings of sources go. */
@ApplicationScoped
class PullReadings implements Readings {
    private final PullStates states;

    PullReadings(PullStates states) {
        this.states = states;
    }

    @Override
    public Map<UUID, Reading> of(Collection<UUID> sourceIds) {
        return states.of(sourceIds);
    }

    @Override
    public List<String> knownBias(Source source) {
        return KnownBias.of(source);
    }
}
