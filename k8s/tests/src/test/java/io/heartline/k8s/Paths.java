package io.heartline.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where things lie in the repository. */
final class Paths {
    /** The services, without {@code -service}. */
    static final List<String> SERVICES = List.of("alerting", "ingestion", "metrics", "scoring");

    static final Path CHART = Path.of("..", "helm", "heartline");
    static final Path BASE = Path.of("..", "kustomize", "base");
    static final Path BASE_VALUES = Path.of("src", "test", "resources", "base-values.yaml");

    private Paths() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the build of a service generates. */
    static Path generated(String service) {
        return Path.of("..", "..", service + "-service", "target", "kubernetes", "kubernetes.yml");
    }
}
