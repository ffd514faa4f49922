package io.heartline.ingestion.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of JSON files in the making, one file for each kind of thing. */
public final class Export implements AutoCloseable {
    private final ZipOutputStream zip;
    private final ObjectMapper json;
    private final List<String> files = new ArrayList<>();

    /** Writes to a stream, which {@link #close()} ends but does not close. */
    public Export(OutputStream out, ObjectMapper json) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.json = json;
    }

    /** Adds a file with an array of these items. */
    public void list(String name, List<?> items) {
        pages(name, write -> items.forEach(write));
    }

    /**
     * Adds a file with an array of items that come one by one, so that they need not all be in memory.
     *
     * @param name of the file, without its ending
     * @param writer is called once with what takes the items
     */
    public void pages(String name, Consumer<Consumer<Object>> writer) {
        try {
            begin(name);
            var generator = json.getFactory().createGenerator(zip).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter().writeStartArray();
            writer.accept(item -> write(generator, item));
            generator.writeEndArray();
            generator.close();
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file with one object. */
    public void object(String name, Object item) {
        try {
            begin(name);
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(item));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file of JSON as it is, and closes where it comes from. */
    public void document(String name, InputStream document) {
        try (document) {
            begin(name);
            document.transferTo(zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files so far, in their order. */
    public List<String> files() {
        return List.copyOf(files);
    }

    private void begin(String name) throws IOException {
        var file = name + ".json";
        zip.putNextEntry(new ZipEntry(file));
        files.add(file);
    }

    private void write(JsonGenerator generator, Object item) {
        try {
            json.writeValue(generator, item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
