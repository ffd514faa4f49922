package io.heartline.k8s;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Renders the chart with the Helm library that a jar brings along, so that no Helm need be installed. The library leaves
 * out what is made by hooks, which the command shows: it is given a copy of the chart in which hooks are not called so.
 */
final class Chart {
    private static final String KUBERNETES = "1.36.0";
    private static final String HOOK = "helm.sh/hook";
    private static final String UNNOTICED = "heartline/hook";
    private static final Path COPY = copy();

    private Chart() {}

    /**
     * Renders the release {@code heartline}.
     *
     * @throws RuntimeException with Helm's own message when the chart or its schema refuses the values
     */
    static List<Manifest> render(Path values) {
        return render(values, Map.of());
    }

    /** Renders with some values set as on the command line. */
    static List<Manifest> render(Path values, Map<String, String> set) {
        var template = new Helm(COPY)
                .template()
                .withName("heartline")
                .withNamespace("heartline")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values.toAbsolutePath());
        set.forEach(template::set);
        return Manifest.read(template.call().replace(UNNOTICED, HOOK));
    }

    private static Path copy() {
        try (var files = Files.walk(Paths.CHART)) {
            var copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart");
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(Paths.CHART.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, Files.readString(file).replace(HOOK, UNNOTICED));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
