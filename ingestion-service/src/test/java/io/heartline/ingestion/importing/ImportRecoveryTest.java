package io.heartline.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.platform.access.Brands;
import io.heartline.testing.RealInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of imports whose instance was killed: the state that it leaves is made by hand. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ImportRecoveryTest {
    private final ImportRuns runs;
    private final ImportChunks chunks;
    private final ImportHousekeeping housekeeping;
    private final Interactions interactions;
    private final Clock clock;

    ImportRecoveryTest(
            ImportRuns runs,
            ImportChunks chunks,
            ImportHousekeeping housekeeping,
            Interactions interactions,
            Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.housekeeping = housekeeping;
        this.interactions = interactions;
        this.clock = clock;
    }

    private UUID left(Instant at, boolean whole, int lines) {
        var id = Ids.next();
        var order = new ImportOrder("left", interactions, ImportFormat.NDJSON, null, false, null, "test", Brands.all());
        QuarkusTransaction.requiringNew().run(() -> {
            var run = new ImportRun(id, order, null, at);
            run.uploaded(lines, at);
            if (whole) {
                run.queue(at);
            }
            runs.persist(run);
            for (int i = 0; i < lines; i++) {
                chunks.persist(new ImportChunk(id, i, List.of(new RawRow(i + 1L, line(id, i), null))));
            }
        });
        return id;
    }

    private static byte[] line(UUID id, int number) {
        return """
                {"source": "recovery", "externalId": "%s-%d", "customer": {"kind": "handle", "value": "@lin"}, \
                "brand": "aurora-air", "channel": "social", "touchpoint": "usage", "text": "Hello"}""".formatted(id, number).getBytes(StandardCharsets.UTF_8);
    }

    private ImportResource.ImportView view(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> runs.findById(id).view());
    }

    @Test
    void rows_that_a_killed_instance_left_are_taken() {
        // when
        var id = left(clock.instant(), true, 3);

        await().untilAsserted(() -> assertThat(view(id).state()).isEqualTo(ImportState.COMPLETED));
        assertThat(view(id).accepted()).isEqualTo(3);
        assertThat(chunks.first(id)).isEmpty();
    }

    @Test
    void an_upload_that_stopped_is_interrupted_and_none_of_its_rows_is_taken() {
        var stopped = left(clock.instant().minus(Duration.ofMinutes(3)), false, 2);
        var alive = left(clock.instant(), false, 2);

        // when
        housekeeping.interruptStale();

        assertThat(view(stopped).state()).isEqualTo(ImportState.INTERRUPTED);
        assertThat(view(stopped).processed()).isZero();
        assertThat(view(alive).state()).isEqualTo(ImportState.UPLOADING);
    }

    @Test
    void an_old_import_is_forgotten_with_what_was_rejected_of_it() {
        var id = left(clock.instant(), true, 1);
        await().untilAsserted(() -> assertThat(view(id).state()).isEqualTo(ImportState.COMPLETED));

        // when
        QuarkusTransaction.requiringNew().run(() -> runs.forget(clock.instant().plusMillis(1)));

        assertThat(QuarkusTransaction.requiringNew().call(() -> runs.findByIdOptional(id)))
                .isEmpty();
    }

    @Test
    void an_import_fails_after_its_last_attempt_and_not_before() {
        var order =
                new ImportOrder("poison", interactions, ImportFormat.NDJSON, null, false, null, "test", Brands.all());
        var run = new ImportRun(Ids.next(), order, null, clock.instant());
        run.queue(clock.instant());
        run.failed(2, Duration.ofSeconds(1), clock.instant());
        var before = run.state();

        // when
        run.failed(2, Duration.ofSeconds(1), clock.instant());

        assertThat(before).isEqualTo(ImportState.QUEUED);
        assertThat(run.state()).isEqualTo(ImportState.FAILED);
        assertThat(run.view().failure()).contains("2 attempts");
    }
}
