package io.heartline.ingestion.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID CUSTOMER = UUID.randomUUID();

    private record Row(Head head, String content) implements Versioned<Row> {
        @Override
        public Row with(Head other) {
            return new Row(other, content);
        }
    }

    private static Row row(String key, String content) {
        return row(key, content, CUSTOMER, NOW, true);
    }

    private static Row row(String key, String content, UUID customer, Instant at, boolean given) {
        return row(key, content, customer, at, given, null);
    }

    private static Row row(
            String key, String content, UUID customer, Instant at, boolean given, @Nullable Instant revisedAt) {
        var head = new Head(
                UUID.randomUUID(),
                "brand",
                "source",
                key,
                customer,
                1,
                "\\x" + content.hashCode(),
                at,
                given,
                NOW,
                revisedAt);
        return new Row(head, content);
    }

    /** What a table would hold, fed batch by batch. */
    private static final class Table {
        private final Map<RecordKey, Current> rows = new HashMap<>();
        private final Map<RecordKey, String> contents = new HashMap<>();
        private final List<Row> published = new ArrayList<>();
        private final List<Stored> answers = new ArrayList<>();

        void take(List<Row> batch) {
            var folded = Versions.fold(batch, rows);
            folded.news().forEach(row -> {
                rows.put(row.head().key(), Current.of(row.head()));
                contents.put(row.head().key(), row.content());
            });
            folded.confirmed()
                    .forEach((id, at) -> rows.replaceAll(
                            (key, current) -> current.id().equals(id) ? current.confirmed(at) : current));
            published.addAll(folded.news());
            answers.addAll(folded.answers());
        }
    }

    private static List<Row> arrivals(Random random) {
        List<Row> arrivals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            arrivals.add(row("key-" + random.nextInt(8), "content " + random.nextInt(3)));
        }
        return arrivals;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void any_batches_of_the_same_arrivals_end_in_the_same_versions(long seed) {
        var random = new Random(seed);
        var arrivals = arrivals(random);
        var whole = new Table();
        var parts = new Table();

        // when
        whole.take(arrivals);
        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(20));
            parts.take(arrivals.subList(from, to));
            from = to;
        }

        assertThat(parts.rows).isEqualTo(whole.rows);
        assertThat(parts.contents).isEqualTo(whole.contents);
        assertThat(parts.answers).isEqualTo(whole.answers);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void a_key_has_one_id_its_versions_count_its_changes_and_the_last_content_wins(long seed) {
        var arrivals = arrivals(new Random(seed));
        var table = new Table();

        // when
        table.take(arrivals);

        Map<RecordKey, List<String>> changes = new HashMap<>();
        for (var arrival : arrivals) {
            var seen = changes.computeIfAbsent(arrival.head().key(), key -> new ArrayList<>());
            if (seen.isEmpty() || !seen.getLast().equals(arrival.content())) {
                seen.add(arrival.content());
            }
        }
        changes.forEach((key, contents) -> {
            var published = table.published.stream()
                    .filter(row -> row.head().key().equals(key))
                    .toList();
            assertThat(published).extracting(Row::content).isEqualTo(contents);
            assertThat(published)
                    .extracting(row -> row.head().id())
                    .containsOnly(published.getFirst().head().id());
            assertThat(published.getLast().head().version()).isEqualTo(contents.size());
            assertThat(table.contents).containsEntry(key, contents.getLast());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void repeating_the_last_version_of_every_key_in_any_order_publishes_nothing(long seed) {
        var random = new Random(seed);
        var table = new Table();
        table.take(arrivals(random));
        int published = table.published.size();
        List<Row> repeated = new ArrayList<>();
        table.contents.forEach((key, content) -> {
            repeated.add(row(key.externalId(), content));
            repeated.add(row(key.externalId(), content));
        });
        java.util.Collections.shuffle(repeated, random);

        // when
        table.take(repeated);

        assertThat(table.published).hasSize(published);
    }

    /** Versions of few records at few times, so that times and contents collide. */
    private static List<Row> revisions(Random random) {
        List<Row> revisions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            revisions.add(row(
                    "key-" + random.nextInt(4),
                    "content " + random.nextInt(3),
                    CUSTOMER,
                    NOW,
                    true,
                    NOW.plusSeconds(random.nextInt(6))));
        }
        return revisions;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void the_latest_of_the_source_wins_in_any_order_of_arrival_and_any_batches(long seed) {
        var random = new Random(seed);
        var revisions = revisions(random);
        var inOrder = new Table();
        inOrder.take(revisions.stream()
                .sorted(Comparator.comparing(
                                (Row row) -> requireNonNull(row.head().revisedAt()))
                        .thenComparing(row -> row.head().contentHash()))
                .toList());
        java.util.Collections.shuffle(revisions, random);
        var shuffled = new Table();

        // when
        for (int from = 0; from < revisions.size(); ) {
            int to = Math.min(revisions.size(), from + 1 + random.nextInt(9));
            shuffled.take(revisions.subList(from, to));
            from = to;
        }

        assertThat(shuffled.contents).isEqualTo(inOrder.contents);
        shuffled.rows.forEach((key, current) -> assertThat(current.revisedAt())
                .isEqualTo(requireNonNull(inOrder.rows.get(key)).revisedAt()));
    }

    @Test
    void a_late_arrival_of_what_was_before_is_told_apart_from_a_repetition() {
        var table = new Table();
        table.take(List.of(row("a", "whole", CUSTOMER, NOW, true, NOW.plusSeconds(9))));

        // when
        table.take(List.of(
                row("a", "part", CUSTOMER, NOW, true, NOW.plusSeconds(5)),
                row("a", "whole", CUSTOMER, NOW, true, NOW.plusSeconds(9)),
                row("a", "part", CUSTOMER, NOW, true, null)));

        assertThat(table.answers)
                .extracting(answer -> ((Stored.Kept) answer).status())
                .containsExactly(Outcome.ACCEPTED, Outcome.OUTDATED, Outcome.DUPLICATE, Outcome.REVISED);
    }

    @Test
    void a_time_that_is_not_given_neither_changes_a_record_nor_moves_it() {
        var table = new Table();
        table.take(List.of(row("a", "x")));
        var later = NOW.plusSeconds(60);

        // when
        table.take(List.of(row("a", "x", CUSTOMER, later, false), row("a", "y", CUSTOMER, later, false)));

        assertThat(table.answers)
                .extracting(answer -> ((Stored.Kept) answer).status())
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REVISED);
        assertThat(table.published.getLast().head().occurredAt()).isEqualTo(NOW);
    }

    @Test
    void another_time_is_a_new_version() {
        var table = new Table();
        table.take(List.of(row("a", "x")));

        // when
        table.take(List.of(row("a", "x", CUSTOMER, NOW.plusMillis(1), true)));

        assertThat(table.published.getLast().head().version()).isEqualTo(2);
    }

    @Test
    void another_customer_is_refused_and_leaves_no_trace() {
        var table = new Table();
        table.take(List.of(row("a", "x")));

        // when
        table.take(List.of(row("a", "y", UUID.randomUUID(), NOW, true), row("a", "x")));

        assertThat(table.answers.get(1)).isInstanceOf(Stored.Refused.class);
        assertThat(table.answers.get(2))
                .isEqualTo(new Stored.Kept(table.published.getFirst().head().id(), 1, Outcome.DUPLICATE));
    }
}
