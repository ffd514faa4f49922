package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.connector.FileStore.Stored;
import java.io.IOException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the files of a folder or a bucket, one a portion, in the order of their names.
 *
 * <p>A file is known by its name and its version. One that changes is read again, as a whole: what it held already is a
 * duplicate, what is new or other is taken. One whose content cannot be read is kept among what was rejected and does
 * not stand before the others.
 */
final class FileConnector implements Connector {
    private static final int VERSION_BYTES = 8;

    private final Stores stores;
    private final FileContents contents;

    /** Opens the store of a source. */
    @FunctionalInterface
    interface Stores {
        FileStore of(Settings settings) throws IOException;
    }

    FileConnector(Stores stores, FileContents contents) {
        this.stores = stores;
        this.contents = contents;
    }

    @Override
    public Portion read(ObjectNode cursor, Settings settings) throws IOException {
        var store = stores.of(settings);
        var files = store.list();
        var seen = JsonNodeFactory.instance.objectNode();
        for (var file : files) {
            var version = cursor.path("seen").path(file.name()).textValue();
            if (version != null) {
                seen.put(file.name(), version);
            }
        }
        var unread = files.stream()
                .filter(file -> FileContents.readable(file.name()))
                .filter(file -> !version(file).equals(seen.path(file.name()).textValue()))
                .sorted(Comparator.comparing(Stored::name))
                .toList();
        var position = JsonNodeFactory.instance.objectNode();
        position.set("seen", seen);
        if (unread.isEmpty()) {
            return Portion.nothing(position);
        }
        var file = unread.getFirst();
        var items = read(store, file, settings);
        seen.put(file.name(), version(file));
        return Portion.of(items, position, unread.size() > 1);
    }

    private List<ObjectNode> read(FileStore store, Stored file, Settings settings) throws IOException {
        try (var in = store.open(file.name())) {
            return contents.read(file.name(), in, settings);
        } catch (Expansion.BrokenFile e) {
            return List.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", file.name())
                    .put("version", file.version())
                    .put("unreadable", e.getMessage()));
        }
    }

    private static String version(Stored file) {
        return HexFormat.of().formatHex(Item.sha256(file.version()), 0, VERSION_BYTES);
    }
}
