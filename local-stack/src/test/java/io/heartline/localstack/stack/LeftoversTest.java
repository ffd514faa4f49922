package io.heartline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void a_service_that_an_earlier_launch_left_is_ended() throws Exception {
        var left = process();
        new Leftovers(directory, said::add).note(left.toHandle());

        // when
        new Leftovers(directory, said::add).end();

        assertThat(left.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).singleElement().asString().contains("pid " + left.pid());
    }

    @Test
    void what_was_noted_is_forgotten_once_it_is_ended() throws Exception {
        new Leftovers(directory, said::add).note(process().toHandle());
        new Leftovers(directory, said::add).end();

        // when
        new Leftovers(directory, said::add).end();

        assertThat(said).hasSize(1);
    }

    @Test
    void a_process_that_started_at_another_time_only_has_the_same_number() throws Exception {
        var innocent = process();
        var before = innocent.info()
                .startInstant()
                .orElseThrow()
                .minus(Duration.ofHours(1))
                .toEpochMilli();
        Files.writeString(directory.resolve("processes"), innocent.pid() + " " + before + "\n");

        // when
        new Leftovers(directory, said::add).end();

        assertThat(innocent.isAlive()).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void a_database_server_that_goes_on_without_anybody_is_ended() throws Exception {
        var server = process();
        var started = server.info().startInstant().orElseThrow().getEpochSecond();
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"), server.pid() + "\n/data\n" + started + "\n5432\n");

        // when
        new Leftovers(directory, said::add).end();

        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void where_nothing_was_left_nothing_is_ended() {
        // when
        new Leftovers(directory, said::add).end();

        assertThat(said).isEmpty();
    }

    private Process process() throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        processes.add(process);
        return process;
    }
}
