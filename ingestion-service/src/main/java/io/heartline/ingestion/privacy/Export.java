package io.heartline.ingestion.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of JSON files in the making, one file for each kind of thing. */
public final class Export implements AutoCloseable {
    private final ZipOutputStream zip;
    private final ObjectMapper json;

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
            zip.putNextEntry(new ZipEntry(name + ".json"));
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
