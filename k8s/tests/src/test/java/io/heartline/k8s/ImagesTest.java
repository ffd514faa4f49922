package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An image is the same whether a Dockerfile made it or Jib. */
class ImagesTest {
    private static final String DOCKERFILE = Paths.text(Path.of("..", "images", "Dockerfile"));
    private static final String POM = Paths.text(Path.of("..", "..", "pom.xml"));

    @Test
    void both_start_the_service_with_the_same_words() {
        // when
        var built = DOCKERFILE.substring(DOCKERFILE.indexOf("ENTRYPOINT"));

        assertThat(element("entrypoint").split(","))
                .containsExactlyElementsOf(
                        found("\"([^\"]+)\"", built).map(one -> one.group(1)).toList());
    }

    @Test
    void both_run_as_the_same_user_with_the_same_ports() {
        // when
        var ports = found("<port>(\\d+)</port>", POM).map(one -> one.group(1)).toList();

        assertThat(DOCKERFILE).contains("USER " + element("user")).contains("EXPOSE " + String.join(" ", ports));
    }

    private static String element(String name) {
        return found("<" + name + ">([^<]+)</" + name + ">", POM)
                .map(one -> one.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
