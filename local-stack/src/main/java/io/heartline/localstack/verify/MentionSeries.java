package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.localstack.verify.AnomalyScoring.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of the Numenta Anomaly Benchmark's tweets group: how often a share was mentioned in five minutes.
 *
 * @param name of the file
 * @param times in order
 * @param values how often at each
 * @param windows those labelled anomalous
 */
record MentionSeries(String name, List<Instant> times, List<Double> values, List<Labelled> windows) {
    private static final int SECONDS_LENGTH = 19;
    private static final Duration MONTH = Duration.ofDays(30);

    /** The series of a directory with {@code windows.json} beside them, by name. */
    static List<MentionSeries> in(Path directory) throws IOException {
        var windows =
                new ObjectMapper().readTree(directory.resolve("windows.json").toFile());
        List<MentionSeries> all = new ArrayList<>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(one -> one.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                var name = file.getFileName().toString();
                all.add(of(name, Files.readAllLines(file), windows.path(name)));
            }
        }
        return all;
    }

    /** A series as its lines say, the first of them the names of the columns. */
    static MentionSeries of(String name, List<String> lines, JsonNode labels) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (var line : lines.subList(1, lines.size())) {
            int comma = line.indexOf(',');
            times.add(instant(line.substring(0, comma)));
            values.add(Double.valueOf(line.substring(comma + 1)));
        }
        List<Labelled> windows = new ArrayList<>();
        for (var label : labels) {
            var from = instant(label.get(0).asText());
            var until = instant(label.get(1).asText());
            int first = first(times, from);
            int last = first(times, until.plusNanos(1)) - 1;
            if (first <= last) {
                windows.add(new Labelled(first, last));
            }
        }
        return new MentionSeries(name, times, values, windows);
    }

    /** How many months of 30 days it covers. */
    double months() {
        return Duration.between(times.getFirst(), times.getLast()).toSeconds() / (double) MONTH.toSeconds();
    }

    private static int first(List<Instant> times, Instant from) {
        int index = 0;
        while (index < times.size() && times.get(index).isBefore(from)) {
            index++;
        }
        return index;
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text.substring(0, SECONDS_LENGTH).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }
}
