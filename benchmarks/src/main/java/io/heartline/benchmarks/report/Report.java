package io.heartline.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A run.
 *
 * @param at when it began
 * @param machine where
 * @param isQuick whether sizes were so small that the figures only show that it works
 * @param lines in the order of the rows
 */
public record Report(Instant at, Machine machine, boolean isQuick, List<Line> lines) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Keeps a copy. */
    public Report {
        lines = List.copyOf(lines);
    }

    /** Writes it as JSON into a directory, under the time of its beginning; returns the file. */
    public Path write(Path directory) throws IOException {
        var json =
                JsonNodeFactory.instance.objectNode().put("at", at.toString()).put("quick", isQuick);
        json.set("machine", machine.inJson());
        var all = json.putArray("lines");
        lines.forEach(line -> all.add(line.inJson()));
        Files.createDirectories(directory);
        return Files.write(directory.resolve(NAME.format(at) + ".json"), JSON.writeValueAsBytes(json));
    }
}
