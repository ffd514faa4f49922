package io.heartline.ingestion.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.connector.Expansion.BrokenFile;
import io.heartline.ingestion.importing.Imports;
import io.heartline.ingestion.translation.Translator;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.TooLarge;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads a file by the end of its name: tables and lines go to the imports, which take any size; messages and payloads
 * become items.
 */
final class FileContents {
    private static final Set<String> TYPES = Set.of("csv", "ndjson", "jsonl", "json", "eml");
    private static final int ENTRIES_MAX = 1_000;

    private final FileTaker imports;
    private final Function<String, Optional<Translator>> translators;
    private final ObjectMapper json;
    private final long expandedBytesMax;
    private final int ratioMax;
    private final int bodyBytesMax;

    /** Stores a file of rows for good, or says that it cannot be read. */
    @FunctionalInterface
    interface FileTaker {
        void take(Imports.Fetched file, InputStream content) throws IOException;
    }

    /**
     * Reads files within limits.
     *
     * @param imports takes files of rows, of any size
     * @param translators what reads payloads, by the names of kinds
     */
    FileContents(
            FileTaker imports,
            Function<String, Optional<Translator>> translators,
            ObjectMapper json,
            ConnectorConfig config) {
        this.imports = imports;
        this.translators = translators;
        this.json = json;
        this.expandedBytesMax = config.expandedMax().asLongValue();
        this.ratioMax = config.expansionRatioMax();
        this.bodyBytesMax = Math.toIntExact(config.bodyMax().asLongValue());
    }

    /** Whether the name is that of a file which can be read. */
    static boolean readable(String name) {
        var type = type(name);
        return TYPES.contains(type) || type.equals("zip") || (type.equals("gz") && TYPES.contains(type(inner(name))));
    }

    private static String type(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String inner(String name) {
        return name.substring(0, name.length() - ".gz".length());
    }

    /**
     * What a file holds besides what goes to the imports.
     *
     * @throws BrokenFile if its content is at fault
     */
    List<ObjectNode> read(String name, InputStream in, Settings settings) throws IOException {
        List<ObjectNode> items = new ArrayList<>();
        var expansion = new Expansion(expandedBytesMax, ratioMax);
        try {
            switch (type(name)) {
                case "gz" -> {
                    var expanded = expansion.expanded(new GZIPInputStream(expansion.compressed(in)));
                    one(inner(name), expanded, settings, items);
                }
                case "zip" -> entries(name, in, expansion, settings, items);
                default -> one(name, in, settings, items);
            }
            return items;
        } catch (ZipException | EOFException e) {
            throw broken("The file ends too soon, or its compression is broken.", e);
        }
    }

    private void entries(String name, InputStream in, Expansion expansion, Settings settings, List<ObjectNode> items)
            throws IOException {
        var zip = new ZipInputStream(expansion.compressed(in));
        var content = new FilterInputStream(expansion.expanded(zip)) {
            @Override
            public void close() {
                // One entry is done with; the archive goes on
            }
        };
        int count = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++count > ENTRIES_MAX) {
                throw new BrokenFile("The archive has more than " + ENTRIES_MAX + " entries.");
            }
            if (!entry.isDirectory() && TYPES.contains(type(entry.getName()))) {
                one(name + "!" + entry.getName(), content, settings, items);
            }
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private void one(String name, InputStream in, Settings settings, List<ObjectNode> items) throws IOException {
        switch (type(name)) {
            case "csv" -> take(name, true, in, settings);
            case "ndjson", "jsonl" -> take(name, false, in, settings);
            case "eml" -> message(name, body(in), settings).ifPresent(items::add);
            default -> items.addAll(payload(body(in), settings));
        }
    }

    private void take(String name, boolean table, InputStream in, Settings settings) throws IOException {
        try {
            imports.take(
                    new Imports.Fetched(
                            Item.cut(name, 128),
                            settings.optional("records", "interactions"),
                            table,
                            table ? settings.optional("mapping") : null,
                            settings.defaults()),
                    in);
        } catch (InvalidInput | TooLarge e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] body(InputStream in) throws IOException {
        var body = in.readNBytes(bodyBytesMax + 1);
        if (body.length > bodyBytesMax) {
            throw new BrokenFile("The file is larger than " + bodyBytesMax + " bytes.");
        }
        return body;
    }

    private static Optional<ObjectNode> message(String name, byte[] body, Settings settings) throws IOException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(body));
            return MailItems.of(message, name, settings);
        } catch (MessagingException e) {
            throw broken("The file is no message in the form of RFC 5322.", e);
        }
    }

    private List<ObjectNode> payload(byte[] body, Settings settings) throws IOException {
        var kind = settings.optional("payload", "generic");
        var translator = translators
                .apply(kind)
                .orElseThrow(() -> new PullFailure("pull.payload is not a kind of source that has payloads."));
        try {
            List<ObjectNode> items = new ArrayList<>();
            var payload = json.readTree(body);
            for (var one : payload.isArray() ? payload : List.of(payload)) {
                items.addAll(translator.translate(one, settings.defaults()).interactions());
            }
            return items;
        } catch (JsonProcessingException e) {
            throw broken("The file is not JSON.", e);
        } catch (Unmappable e) {
            throw broken("The file has not the form of " + kind + ": " + e.field() + " " + e.getMessage() + ".", e);
        }
    }

    private static BrokenFile broken(String message, Exception cause) {
        var broken = new BrokenFile(message);
        broken.initCause(cause);
        return broken;
    }
}
