package io.heartline.ingestion.console;

import io.heartline.ingestion.delivery.PreviewResource;
import io.heartline.ingestion.delivery.RejectedResource;
import io.heartline.ingestion.source.SourceResource;
import jakarta.enterprise.context.Dependent;

/** The endpoints by which a delivery is put right. */
@Dependent
class Correcting {
    private final SourceResource sources;
    private final RejectedResource rejected;
    private final PreviewResource previews;

    Correcting(SourceResource sources, RejectedResource rejected, PreviewResource previews) {
        this.sources = sources;
        this.rejected = rejected;
        this.previews = previews;
    }

    SourceResource sources() {
        return sources;
    }

    RejectedResource rejected() {
        return rejected;
    }

    PreviewResource previews() {
        return previews;
    }
}
