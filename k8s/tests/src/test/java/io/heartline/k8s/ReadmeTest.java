package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What k8s/README.md tells people to create is what the services use. */
class ReadmeTest {
    private static final List<String> CREATED = Paths.text(Path.of("..", "README.md"))
            .lines()
            .filter(line -> line.startsWith("create "))
            .toList();
    private static final Pattern CHANNEL =
            Pattern.compile("^mp\\.messaging\\.incoming\\.([a-z-]+)\\.connector=", Pattern.MULTILINE);

    @ParameterizedTest
    @EnumSource
    void every_topic_is_created_with_its_retention(Topic topic) {
        var setting = Optional.ofNullable(topic.retention())
                .map(retention -> "retention.ms=" + retention.toMillis())
                .orElse("cleanup.policy=compact");

        // when
        var line = "create " + topic.wire() + " --config " + setting;

        assertThat(CREATED).contains(line);
    }

    @Test
    void the_dead_letters_of_every_channel_have_a_topic() {
        // when
        var needed = Paths.SERVICES.stream().flatMap(ReadmeTest::deadLetterTopics);

        assertThat(CREATED.stream().filter(line -> line.endsWith(".dlq")))
                .containsExactlyInAnyOrderElementsOf(needed.toList());
    }

    private static Stream<String> deadLetterTopics(String service) {
        var settings = Path.of("..", "..", service + "-service", "src", "main", "resources", "application.properties");
        return CHANNEL.matcher(Paths.text(settings))
                .results()
                .map(channel -> "create " + channel.group(1) + "." + service + "-service.dlq");
    }
}
