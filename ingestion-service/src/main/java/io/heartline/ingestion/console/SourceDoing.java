package io.heartline.ingestion.console;

import io.heartline.ingestion.connector.PullResource;
import io.heartline.ingestion.delivery.ReplayResource;
import io.heartline.ingestion.source.SourceResource;
import io.heartline.ingestion.source.SourceSecretResource;
import jakarta.enterprise.context.Dependent;

/** The endpoints by which a source is changed. */
@Dependent
class SourceDoing {
    private final SourceResource sources;
    private final SourceSecretResource secrets;
    private final ReplayResource replays;
    private final PullResource pulls;

    SourceDoing(SourceResource sources, SourceSecretResource secrets, ReplayResource replays, PullResource pulls) {
        this.sources = sources;
        this.secrets = secrets;
        this.replays = replays;
        this.pulls = pulls;
    }

    SourceResource sources() {
        return sources;
    }

    SourceSecretResource secrets() {
        return secrets;
    }

    ReplayResource replays() {
        return replays;
    }

    PullResource pulls() {
        return pulls;
    }
}
