package io.heartline.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that the services measure, read from their sources, and those that an expression of Prometheus names. */
final class Meters {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern METER =
            Pattern.compile("(?:counter|timer|summary|gauge|builder)\\(\\s*\"(heartline(?:\\.[a-z]+)+)\"");
    private static final Pattern METRIC =
            Pattern.compile("\\b(heartline_[a-z_]+|http_server_[a-z_]+|jvm_[a-z_]+|kafka_[a-z_]+)\\b");

    /** What Prometheus appends to the name of a meter. */
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_total|_count|_sum|_max|_bucket)?$");

    /** Meters of Quarkus, Micrometer and the Kafka client themselves. */
    private static final Set<String> OTHERS =
            Set.of("http_server_requests", "jvm_memory_used_bytes", "kafka_consumer_fetch_manager_records_lag");

    private Meters() {}

    /** The meters that an expression names, without what Prometheus appends. */
    static Set<String> named(String expression) {
        Set<String> named = new TreeSet<>();
        METRIC.matcher(expression).results().forEach(found -> named.add(plain(found.group(1))));
        return named;
    }

    private static String plain(String metric) {
        return OTHERS.contains(metric) ? metric : SUFFIX.matcher(metric).replaceFirst("");
    }

    /** The meters of all services. */
    static Set<String> measured() {
        Set<String> meters = new TreeSet<>(OTHERS);
        try (var files = Files.walk(ROOT, 12)) {
            for (var file : files.filter(Meters::isMainSource).toList()) {
                METER.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> meters.add(found.group(1).replace('.', '_')));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return meters;
    }

    private static boolean isMainSource(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }
}
