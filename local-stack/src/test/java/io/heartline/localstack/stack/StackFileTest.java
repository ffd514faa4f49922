package io.heartline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.testing.EmbeddedPostgres.Database;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    private static final StackFile FILE = new StackFile(
            perService(service -> URI.create("http://127.0.0.1:" + service.port())),
            "key",
            "127.0.0.1:9092",
            perService(
                    service -> new Database("jdbc:postgresql://127.0.0.1/" + service.key(), service.key(), "secret")));

    @TempDir
    private Path directory;

    @Test
    void what_is_written_is_read_again() {
        FILE.write(directory);

        // when
        var read = StackFile.read(directory);

        assertThat(read).isEqualTo(FILE);
    }

    @Test
    void only_the_owner_may_read_it() throws Exception {
        // when
        FILE.write(directory);

        assertThat(Files.getPosixFilePermissions(directory.resolve("stack.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void it_has_the_documented_form() throws Exception {
        // when
        FILE.write(directory);

        assertThat(Files.readString(directory.resolve("stack.json")).replaceAll("\\s", ""))
                .startsWith("{\"ingestion\":{\"url\":\"http://127.0.0.1:8081\"},\"scoring\"")
                .contains("\"apiKey\":\"key\",\"kafka\":\"127.0.0.1:9092\",\"postgres\":{\"ingestion\":{\"url\":");
    }

    @Test
    void without_a_stack_there_is_a_sentence_that_says_what_to_do() {
        assertThatThrownBy(() -> StackFile.read(directory))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("./heartline up");
    }

    @Test
    void a_file_that_lacks_something_is_refused() throws Exception {
        Files.writeString(directory.resolve("stack.json"), "{}");

        assertThatThrownBy(() -> StackFile.read(directory))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("/ingestion/url");
    }

    private static <V> Map<Service, V> perService(Function<Service, V> value) {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Function.identity(), value));
    }
}
