package io.heartline.ingestion.importing;

import io.heartline.ingestion.intake.Outcome;
import io.heartline.ingestion.intake.Stored;
import io.heartline.platform.access.Brands;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A file on its way into the books. */
@Entity
@Table(name = "import_run")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields; queries read some of them
class ImportRun {
    @Id
    private UUID id;

    private String name;
    private String kind;

    @Enumerated(EnumType.STRING)
    private ImportFormat format;

    private boolean backfill;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Layout layout;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> defaults;

    private String caller;
    private String @Nullable [] brands;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private long rowCount;
    private long accepted;
    private long duplicate;
    private long revised;
    private long dropped;
    private long rejected;
    private @Nullable String failure;
    private int attempts;
    private Instant nextAttemptAt;
    private Instant createdAt;
    private Instant updatedAt;

    protected ImportRun() {}

    ImportRun(UUID id, ImportOrder order, @Nullable Layout layout, Instant now) {
        this.id = id;
        this.name = order.name();
        this.kind = order.kind().name();
        this.format = order.format();
        this.backfill = order.backfill();
        this.layout = layout;
        this.defaults = order.defaults();
        this.caller = order.caller();
        this.brands = order.brands().forSql();
        this.state = ImportState.UPLOADING;
        this.nextAttemptAt = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String kind() {
        return kind;
    }

    ImportFormat format() {
        return format;
    }

    boolean backfill() {
        return backfill;
    }

    @Nullable
    Layout layout() {
        return layout;
    }

    /** Fields that rows get which do not have them. */
    Map<String, Object> defaults() {
        return defaults == null ? Map.of() : defaults;
    }

    /** The slug of the source that has the file; empty if somebody sent it. */
    Optional<String> source() {
        return Optional.ofNullable(defaults().get("source")).map(Object::toString);
    }

    int attempts() {
        return attempts;
    }

    ImportState state() {
        return state;
    }

    /** The brands of the key that sent the file: rows of other brands are rejected. */
    Brands brands() {
        return brands == null ? Brands.all() : Brands.of(Set.of(brands));
    }

    boolean visibleTo(Brands caller) {
        return caller.forSql() == null
                || (brands != null && List.of(brands).stream().allMatch(caller::contain));
    }

    void uploaded(long rows, Instant now) {
        rowCount += rows;
        updatedAt = now;
    }

    void queue(Instant now) {
        state = ImportState.QUEUED;
        updatedAt = now;
    }

    void interrupt(String why, Instant now) {
        state = ImportState.INTERRUPTED;
        failure = why;
        updatedAt = now;
    }

    /** Counts rows that were taken; {@code refused} were rejected before the store saw them. */
    void taken(List<Stored> answers, long refused, Instant now) {
        state = ImportState.RUNNING;
        for (var answer : answers) {
            switch (answer) {
                case Stored.Kept(var record, var version, var outcome) -> count(outcome);
                case Stored.Dropped(var outcome) -> count(outcome);
                case Stored.Refused refusal -> rejected++;
            }
        }
        rejected += refused;
        attempts = 0;
        updatedAt = now;
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case ACCEPTED -> accepted++;
            case DUPLICATE, OUTDATED -> duplicate++;
            case REVISED -> revised++;
            case WITHHELD, ERASED -> dropped++;
        }
    }

    /** Counts rows that were deleted before their turn, because their customer was erased. */
    void droppedUnread(long rows) {
        dropped += rows;
    }

    /** Rows that were rejected while the file came in. */
    void rejected(long rows) {
        rejected += rows;
    }

    void complete(Instant now) {
        state = ImportState.COMPLETED;
        updatedAt = now;
    }

    /** Notes a failed attempt, and gives up after too many. */
    void failed(int attemptsMax, Duration wait, Instant now) {
        attempts++;
        nextAttemptAt = now.plus(wait);
        updatedAt = now;
        if (attempts >= attemptsMax) {
            state = ImportState.FAILED;
            failure = "A chunk of rows could not be stored in " + attemptsMax + " attempts; see the log.";
        }
    }

    ImportResource.ImportView view() {
        return new ImportResource.ImportView(
                id,
                name,
                kind,
                format,
                backfill,
                state,
                rowCount,
                accepted + duplicate + revised + dropped + rejected,
                accepted,
                duplicate,
                revised,
                dropped,
                rejected,
                failure,
                caller,
                createdAt,
                updatedAt);
    }
}
