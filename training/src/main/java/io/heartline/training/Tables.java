package io.heartline.training;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads labelled tables. */
final class Tables {
    private Tables() {}

    /** The rows of a CSV file with a header, as maps from column to value. */
    static List<Map<String, String>> csv(Path file) {
        var rows = new ArrayList<Map<String, String>>();
        try (var reader = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(file)) {
            for (var row : reader) {
                var map = new LinkedHashMap<String, String>();
                row.getFieldsAsMap().forEach((name, value) -> map.put(name.replace("\uFEFF", ""), value));
                rows.add(map);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    /** The rows of a tab-separated file with a header and no quoting. */
    static List<Map<String, String>> tsv(Path file) {
        var rows = new ArrayList<Map<String, String>>();
        var lines = lines(file);
        var header = lines.getFirst().split("\t", -1);
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t", -1);
            if (cells.length >= header.length) {
                var map = new LinkedHashMap<String, String>();
                for (int i = 0; i < header.length; i++) {
                    map.put(header[i], cells[i]);
                }
                rows.add(map);
            }
        }
        return rows;
    }

    static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file).split("\r?\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
