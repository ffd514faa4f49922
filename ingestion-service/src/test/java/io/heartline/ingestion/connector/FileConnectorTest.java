package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.Reading.cursor;
import static io.heartline.ingestion.connector.Reading.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Translator;
import io.heartline.ingestion.translation.Unmappable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorTest {
    private static final String MAIL =
            "From: mei@example.org\r\nTo: a@b.example\r\nMessage-ID: <e1@example.org>\r\n\r\nMy bag is lost.\r\n";
    private static final Translator REVIEWS = (payload, defaults) -> {
        if (!payload.has("reviewId")) {
            throw new Unmappable("reviewId", "is missing");
        }
        return new Translation(List.of((ObjectNode) payload), List.of(), List.of(), List.of(), null);
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path root;

    private final Map<String, String> imported = new LinkedHashMap<>();

    private FileConnector connector() {
        var config = new LocalConfig(true, root);
        var contents = new FileContents(
                (file, content) -> imported.put(
                        file.name() + (file.table() ? " csv" : " ndjson"), new String(content.readAllBytes(), UTF_8)),
                kind -> kind.equals("google-play") ? Optional.of(REVIEWS) : Optional.empty(),
                Reading.JSON,
                config);
        return new FileConnector(
                settings -> new FolderStore(root, settings.required("path"), settings.now()), contents);
    }

    private static Settings in(String path) {
        return settings("{\"path\": \"" + path + "\", \"payload\": \"google-play\"}");
    }

    private void write(String name, byte[] content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Reading.NOW.minus(Duration.ofMinutes(1))));
    }

    private List<Portion> drain(Settings settings) throws IOException {
        List<Portion> portions = new ArrayList<>();
        var position = cursor();
        boolean more = true;
        while (more) {
            var portion = connector().read(position, settings);
            portions.add(portion);
            position = portion.cursor();
            more = portion.more();
        }
        return portions;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] zip(Map<String, Writer> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                entry.getValue().write(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void zeros(OutputStream out) throws IOException {
        var block = new byte[1024 * 1024];
        for (int i = 0; i < 40; i++) {
            out.write(block);
        }
    }

    @Test
    void each_type_of_file_goes_where_it_belongs() throws IOException {
        write("drop/a.csv", "externalId,text\n1,x\n".getBytes(UTF_8));
        write("drop/b.ndjson.gz", gzip("{}\n".getBytes(UTF_8)));
        write("drop/c.eml", MAIL.getBytes(UTF_8));
        write("drop/d.json", "[{\"reviewId\": \"r1\"}, {\"reviewId\": \"r2\"}]".getBytes(UTF_8));
        write("drop/e.zip", zip(Map.of("in/f.csv", out -> out.write("x\n".getBytes(UTF_8)))));
        write("drop/notes.txt", "not for us".getBytes(UTF_8));
        write("drop/.hidden.csv", "not yet".getBytes(UTF_8));

        // when
        var portions = drain(in("drop"));

        assertThat(imported)
                .containsExactly(
                        Map.entry("a.csv csv", "externalId,text\n1,x\n"),
                        Map.entry("b.ndjson ndjson", "{}\n"),
                        Map.entry("e.zip!in/f.csv csv", "x\n"));
        assertThat(portions.stream().flatMap(portion -> portion.items().stream()))
                .extracting(item -> item.has("reviewId")
                        ? item.path("reviewId").asText()
                        : item.path("text").asText())
                .containsExactly("My bag is lost.", "r1", "r2");
    }

    @Test
    void a_file_is_read_once_and_again_when_it_changes() throws IOException {
        write("drop/a.csv", "one".getBytes(UTF_8));
        var first = connector().read(cursor(), in("drop"));
        var second = connector().read(first.cursor(), in("drop"));
        imported.clear();
        write("drop/a.csv", "one and two".getBytes(UTF_8));

        // when
        var third = connector().read(second.cursor(), in("drop"));

        assertThat(second.cursor()).isEqualTo(first.cursor());
        assertThat(imported).containsValue("one and two");
        assertThat(third.cursor()).isNotEqualTo(second.cursor());
    }

    @Test
    void a_file_that_is_still_written_waits() throws IOException {
        write("drop/a.csv", "one".getBytes(UTF_8));
        Files.setLastModifiedTime(root.resolve("drop/a.csv"), FileTime.from(Reading.NOW));

        // when
        connector().read(cursor(), in("drop"));

        assertThat(imported).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_kept_and_does_not_stand_before_others() throws IOException {
        write("drop/a.json", "{not json".getBytes(UTF_8));
        write("drop/b.json", "{\"other\": 1}".getBytes(UTF_8));
        write("drop/c.csv.gz", "no gzip".getBytes(UTF_8));
        write("drop/d.json", ("{\"x\": \"" + "x".repeat(LocalConfig.BODY_BYTES_MAX) + "\"}").getBytes(UTF_8));
        write("drop/e.csv", "fine".getBytes(UTF_8));

        // when
        var portions = drain(in("drop"));

        assertThat(portions.stream().flatMap(portion -> portion.items().stream()))
                .extracting(item -> item.path("file").asText() + ": "
                        + item.path("unreadable").asText())
                .containsExactly(
                        "a.json: The file is not JSON.",
                        "b.json: The file has not the form of google-play: reviewId is missing.",
                        "c.csv.gz: The file ends too soon, or its compression is broken.",
                        "d.json: The file is larger than 65536 bytes.");
        assertThat(imported).containsValue("fine");
    }

    @Test
    void an_archive_that_grows_without_measure_is_refused() throws IOException {
        write("drop/bomb.csv.gz", gzip(new byte[40 * 1024 * 1024]));
        write("drop/bomb.zip", zip(Map.of("a.csv", FileConnectorTest::zeros)));
        write("drop/nested.zip", zip(Map.of("ignored.txt", FileConnectorTest::zeros)));

        // when
        var portions = drain(in("drop"));

        assertThat(imported).isEmpty();
        assertThat(portions.stream().flatMap(portion -> portion.items().stream()))
                .extracting(item -> item.path("unreadable").asText())
                .containsOnly("The file grows more than 200 times when it is expanded.")
                .hasSize(3);
    }

    @Test
    void nothing_outside_of_the_folder_that_was_opened_is_read() throws IOException {
        var outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(root.resolve("link"), outside);

        // when
        assertThatThrownBy(() -> connector().read(cursor(), in("../"))).isInstanceOf(PullFailure.class);
        assertThatThrownBy(() -> connector().read(cursor(), in("link"))).isInstanceOf(PullFailure.class);
        assertThatThrownBy(() -> connector().read(cursor(), in("/etc"))).isInstanceOf(PullFailure.class);
        assertThatThrownBy(() -> new FolderStore(null, "drop", Reading.NOW))
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("folder-root");

        Files.delete(outside);
    }
}
