package io.heartline.k8s;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Renders the chart with the Helm library that a jar brings along, so that no Helm need be installed. */
final class Chart {
    private static final String KUBERNETES = "1.36.0";

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
        var template = new Helm(Paths.CHART)
                .template()
                .withName("heartline")
                .withNamespace("heartline")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values.toAbsolutePath());
        set.forEach(template::set);
        return Manifest.read(template.call());
    }
}
