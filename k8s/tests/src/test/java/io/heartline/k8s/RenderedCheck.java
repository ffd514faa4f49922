package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the real Helm and the real kubectl rendered is sound. Its name keeps it out of the ordinary run: it needs what
 * {@code k8s/check.sh} renders into the folder that the system property names.
 */
class RenderedCheck {
    static final String RENDERED = "heartline.k8s.rendered";

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty(RENDERED, "")))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_the_real_tools_render_is_sound(Path file) {
        // when
        var manifests = Manifest.read(Paths.text(file));

        assertThat(new Soundness().broken(manifests)).isEmpty();
        assertThat(manifests.stream()
                        .filter(manifest -> manifest.kind().equals("Deployment"))
                        .filter(PodRules::isOurs))
                .hasSize(4);
    }
}
