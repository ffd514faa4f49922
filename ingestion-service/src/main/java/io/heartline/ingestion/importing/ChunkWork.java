package io.heartline.ingestion.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.ItemCounters;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.intake.Outcome;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.source.Tallies;
import io.heartline.ingestion.source.Tallies.Count;
import io.heartline.ingestion.source.Tally;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one chunk in one transaction: records, events, rejections and the deletion of the chunk are all
 * there, or none is and the chunk is taken again.
 */
@ApplicationScoped
class ChunkWork {
    private final ImportRuns runs;
    private final ImportChunks chunks;
    private final ImportRejections rejections;
    private final RecordKinds kinds;
    private final JsonItems items;
    private final ItemCounters counters;
    private final Tallies tallies;
    private final ObjectMapper json;
    private final Clock clock;

    ChunkWork(
            ImportRuns runs,
            ImportChunks chunks,
            ImportRejections rejections,
            RecordKinds kinds,
            JsonItems items,
            ItemCounters counters,
            Tallies tallies,
            ObjectMapper json,
            Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.rejections = rejections;
        this.kinds = kinds;
        this.items = items;
        this.counters = counters;
        this.tallies = tallies;
        this.json = json;
        this.clock = clock;
    }

    /** What a transaction did; an import without answers came to its end. */
    private record Done(String kind, List<Stored> answers, long refused) {}

    /** A chunk could not be stored. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient UUID importId;

        Failed(UUID importId, RuntimeException cause) {
            super("rows of the import " + importId + " could not be stored", cause);
            this.importId = importId;
        }

        UUID importId() {
            return importId;
        }
    }

    /**
     * Takes the next chunk of the import whose turn it is.
     *
     * @return whether there was one
     */
    boolean next() {
        var done = QuarkusTransaction.requiringNew()
                .call(() -> runs.claim(clock.instant()).map(this::take));
        done.ifPresent(work -> {
            counters.stored(work.kind(), work.answers());
            counters.rejected(work.kind(), work.refused());
        });
        return done.isPresent();
    }

    private Done take(ImportRun run) {
        try {
            var chunk = chunks.first(run.id());
            if (run.state() == ImportState.QUEUED) {
                count(run, List.of(new Count(Tally.RECEIVED, "", 1)));
            }
            if (chunk.isEmpty()) {
                run.complete(clock.instant());
                return new Done(run.kind(), List.of(), 0);
            }
            var done = store(run, chunk.get().rows(), kinds.of(run.kind()));
            chunks.delete(chunk.get());
            run.taken(done.answers(), done.refused(), clock.instant());
            count(run, counts(done));
            runs.flush();
            return done;
        } catch (RuntimeException e) {
            throw new Failed(run.id(), e);
        }
    }

    /** What a source's file becomes counts in the health of the source, as a delivery's items do. */
    private void count(ImportRun run, List<Count> counts) {
        run.source().ifPresent(slug -> tallies.add(slug, counts));
    }

    private static List<Count> counts(Done done) {
        Map<Tally, Long> sums = new EnumMap<>(Tally.class);
        sums.put(Tally.REJECTED, done.refused());
        done.answers().forEach(answer -> sums.merge(tally(answer), 1L, Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), reason(sum.getKey()), sum.getValue()))
                .toList();
    }

    private static Tally tally(Stored answer) {
        return switch (answer) {
            case Stored.Kept kept -> tally(kept.status());
            case Stored.Dropped dropped -> tally(dropped.status());
            case Stored.Refused refused -> Tally.REJECTED;
        };
    }

    private static Tally tally(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Tally.ACCEPTED;
            case REVISED -> Tally.REVISED;
            case DUPLICATE, OUTDATED -> Tally.DUPLICATE;
            case WITHHELD, ERASED -> Tally.IGNORED;
        };
    }

    /** The reasons by which the same is counted of deliveries. */
    private static String reason(Tally tally) {
        return switch (tally) {
            case DUPLICATE -> "item";
            case IGNORED -> "not-to-be-kept";
            case RECEIVED, ACCEPTED, REVISED, NOTED, REJECTED, REFUSED -> "";
        };
    }

    private <T> Done store(ImportRun run, List<RawRow> rows, RecordKind<T> kind) {
        var layout = run.layout();
        var csv = layout == null ? null : new CsvRows(layout);
        List<T> valid = new ArrayList<>();
        List<RawRow> origins = new ArrayList<>();
        for (var row : rows) {
            switch (check(run, row, csv, kind)) {
                case Checked.Valid<T>(T item) -> {
                    valid.add(item);
                    origins.add(row);
                }
                case Checked.Invalid<T>(var violations) ->
                    rejections.persist(new ImportRejection(run.id(), row, violations));
            }
        }
        var answers = kind.store(valid);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Stored.Refused(var violation)) {
                rejections.persist(new ImportRejection(run.id(), origins.get(i), List.of(violation)));
            }
        }
        return new Done(kind.name(), answers, rows.size() - (long) valid.size());
    }

    private <T> Checked<T> check(ImportRun run, RawRow row, @Nullable CsvRows csv, RecordKind<T> kind) {
        try {
            var item = csv == null ? Optional.of(items.line(row.data())) : item(row, csv);
            if (item.isEmpty()) {
                return refused("wrong-width", "has not as many cells as the header");
            }
            if (item.get() instanceof ObjectNode object) {
                run.defaults().forEach((field, value) -> {
                    if (!object.hasNonNull(field)) {
                        object.set(field, json.valueToTree(value));
                    }
                });
                if (run.backfill()) {
                    object.put("backfill", true);
                }
            }
            return kind.check(item.get(), run.brands());
        } catch (InvalidInput e) {
            return refused(e.code(), "is not valid UTF-8");
        } catch (JsonProcessingException e) {
            return refused("malformed-json", "is not one well-formed JSON value");
        }
    }

    private Optional<JsonNode> item(RawRow row, CsvRows csv) {
        try {
            var cells = json.readValue(row.data(), new TypeReference<List<String>>() {});
            return cells.size() == csv.width() ? Optional.of(csv.item(cells)) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a chunk holds cells that this service did not write", e);
        }
    }

    private static <T> Checked<T> refused(String code, String message) {
        return new Checked.Invalid<>(List.of(new Violation(null, "", code, message)));
    }
}
