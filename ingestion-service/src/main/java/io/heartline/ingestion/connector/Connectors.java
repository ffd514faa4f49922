package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.importing.Imports;
import io.heartline.ingestion.translation.Translators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connectors by the kinds of their sources. */
@ApplicationScoped
class Connectors {
    private final Map<String, Connector> byKind;

    Connectors(ConnectorConfig config, Outgoing outgoing, Imports imports, Translators translators, ObjectMapper json) {
        var contents = new FileContents(imports::take, translators::of, json, config);
        var root = config.folderRoot().orElse(null);
        this.byKind = Map.of(
                "rss",
                new FeedConnector(outgoing),
                "imap",
                new ImapConnector(outgoing.sockets(), config),
                "mastodon",
                new MastodonConnector(outgoing, json),
                "folder",
                new FileConnector(
                        settings -> new FolderStore(root, settings.required("path"), settings.now()), contents),
                "s3",
                new FileConnector(settings -> new BucketStore(outgoing.client(), settings), contents),
                "kafka",
                new TopicConnector(config, json));
    }

    Optional<Connector> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    Set<String> kinds() {
        return byKind.keySet();
    }
}
