package io.heartline.localstack.replay;

import io.heartline.localstack.feed.FeedException;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.feed.Posted;
import io.heartline.localstack.table.Row;
import io.heartline.localstack.table.Rows;
import io.heartline.localstack.table.TableFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Replays files into a stack that runs. */
public final class Replays {
    private static final int BATCH = 500;
    private static final int REASONS_MAX = 10;

    private final ReplayPlan plan;
    private final Mapping mapping;
    private final RowMapper mapper;
    private final Feeds feeds;
    private final LongConsumer progress;
    private final List<FeedRequest> batch = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final long started = System.nanoTime();
    private long rows;
    private long skipped;
    private long refused;
    private Posted posted = Posted.NONE;
    private @Nullable Instant firstOccurredAt;

    private Replays(ReplayPlan plan, Feeds feeds, LongConsumer progress) {
        this.plan = plan;
        this.mapping = Mapping.read(plan.mapping());
        this.mapper = new RowMapper(mapping);
        this.feeds = feeds;
        this.progress = progress;
    }

    /**
     * Replays a file.
     *
     * @param progress told how many bytes of the file have been read
     * @throws ReplayException when the mapping cannot be used at all; a bad row is only counted
     * @throws io.heartline.localstack.table.TableException when the file is no table
     */
    public static ReplayReport run(ReplayPlan plan, Feeds feeds, LongConsumer progress) throws InterruptedException {
        return new Replays(plan, feeds, progress).run();
    }

    private ReplayReport run() throws InterruptedException {
        try (var file = Rows.open(plan.file(), TableFormat.withHeader(mapping.isQuoted()))) {
            var groups = new Groups();
            for (var row = next(file); row.isPresent(); row = next(file)) {
                for (var group : complete(groups, row.get())) {
                    play(group);
                    progress.accept(file.bytesRead());
                }
            }
            for (var group : groups.rest()) {
                play(group);
            }
            flush();
            progress.accept(file.bytesRead());
        }
        return new ReplayReport(rows, skipped, posted, refused, reasons, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Without a column that tells of groups every row is one. */
    private List<List<Row>> complete(Groups groups, Row row) {
        var column = mapping.group();
        return column == null ? List.of(List.of(row)) : groups.add(row.cell(column), row);
    }

    /** Returns the next row that the mapping does not leave out. */
    private Optional<Row> next(Rows file) {
        while (rows < plan.limit()) {
            var row = file.next();
            if (row.isEmpty()) {
                return row;
            }
            rows++;
            if (!mapper.skips(row.get())) {
                return row;
            }
            skipped++;
        }
        return Optional.empty();
    }

    private void play(List<Row> group) throws InterruptedException {
        try {
            for (var request : mapper.map(group)) {
                awaitTurn(request.occurredAt());
                batch.add(request);
                if (batch.size() >= BATCH) {
                    flush();
                }
            }
        } catch (ReplayException e) {
            refuse("line " + group.getFirst().line() + ": " + e.getMessage());
        }
    }

    /** At a chosen speed, waits until the item is due; what is due before goes out first. */
    private void awaitTurn(Instant occurredAt) throws InterruptedException {
        if (plan.speed() == 0 || occurredAt.equals(Instant.EPOCH)) {
            return;
        }
        if (firstOccurredAt == null) {
            firstOccurredAt = occurredAt;
        }
        var due =
                started + (long) (Duration.between(firstOccurredAt, occurredAt).toNanos() / plan.speed());
        if (due > System.nanoTime()) {
            flush();
        }
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            var items = List.copyOf(batch);
            batch.clear();
            post(items);
        }
    }

    /** A batch with a fault in it is halved until the culprit stands alone. */
    private void post(List<FeedRequest> items) throws InterruptedException {
        try {
            posted = posted.plus(feeds.post(items));
        } catch (FeedException e) {
            if (!e.isFaultOfContent()) {
                throw e;
            }
            if (items.size() == 1) {
                refuse(items.getFirst().externalId() + ": " + e.getMessage());
            } else {
                var half = items.size() / 2;
                post(items.subList(0, half));
                post(items.subList(half, items.size()));
            }
        }
    }

    private void refuse(String reason) {
        refused++;
        if (reasons.size() < REASONS_MAX) {
            reasons.add(reason);
        }
    }
}
