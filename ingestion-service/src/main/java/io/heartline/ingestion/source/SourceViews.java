package io.heartline.ingestion.source;

import io.heartline.ingestion.source.SourceResource.SourceView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Shows sources with their secrets' hints and their health. */
@ApplicationScoped
class SourceViews {
    private final SecretRepository secrets;
    private final Tallies tallies;
    private final Readings readings;

    SourceViews(SecretRepository secrets, Tallies tallies, Readings readings) {
        this.secrets = secrets;
        this.tallies = tallies;
        this.readings = readings;
    }

    SourceView of(SourceEntity source) {
        return of(List.of(source)).getFirst();
    }

    List<SourceView> of(List<SourceEntity> sources) {
        var ids = sources.stream().map(SourceEntity::id).toList();
        var healths = tallies.of(ids);
        var pulls = readings.of(ids);
        var hints = secrets.of(ids);
        return sources.stream()
                .map(source -> new SourceView(
                        source.id(),
                        source.slug(),
                        source.kind(),
                        source.brand(),
                        SourceKinds.pulled(source.kind()) ? null : "/webhooks/" + source.slug(),
                        source.settings(),
                        hints.stream()
                                .filter(secret -> secret.sourceId().equals(source.id()))
                                .map(SecretEntity::view)
                                .toList(),
                        Objects.requireNonNull(healths.get(source.id())),
                        pulls.get(source.id()),
                        readings.knownBias(source.source()),
                        source.createdAt(),
                        source.updatedAt()))
                .toList();
    }
}
