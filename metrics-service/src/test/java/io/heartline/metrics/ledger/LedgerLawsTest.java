package io.heartline.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.metrics.evidence.Histories;
import io.heartline.metrics.evidence.Succession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of the ledger whatever arrives in whatever way. */
class LedgerLawsTest {
    private static final Instant POSTED = Instant.parse("2026-08-01T00:00:00Z");
    private static final Decay DECAY = new Decay(Duration.ofDays(180), Duration.ofDays(270));
    private static final Policy POLICY = new Policy(
            1,
            new BigDecimal("2.25"),
            Map.of(
                    new Policy.Key("emotion", ""), new BigDecimal(2),
                    new Policy.Key("event:data-misuse", ""), new BigDecimal(-20),
                    new Policy.Key("event:refund", ""), new BigDecimal(-3),
                    new Policy.Key("event:reward", ""), new BigDecimal(3),
                    new Policy.Key("event:purchase", ""), new BigDecimal(2)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_order_repetition_and_batch_size_leaves_the_same_entries_standing(long seed) {
        var random = new Random(seed);
        var pieces = Histories.random(random);
        var inOrder = post(Histories.successions(pieces.stream().map(List::of).toList()));

        // when
        var shuffled = post(Histories.successions(Histories.arrivals(pieces, random)));

        assertThat(standing(shuffled)).isEqualTo(standing(inOrder)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_decayed_sum_of_all_entries_is_that_of_those_that_stand(long seed) {
        var random = new Random(seed);
        var entries = post(Histories.successions(Histories.arrivals(Histories.random(random), random)));
        for (int i = 0; i < 100; i++) {
            var at = POSTED.minus(Duration.ofDays(220))
                    .plusMillis(random.nextLong(Duration.ofDays(900).toMillis()));

            // when
            double all = sum(entries, at);

            assertThat(all).isCloseTo(sum(standing(entries), at), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_cause_has_more_than_one_entry_standing(long seed) {
        var random = new Random(seed);

        // when
        var entries = post(Histories.successions(Histories.arrivals(Histories.random(random), random)));

        assertThat(standing(entries)).extracting(entry -> entry.cause().id()).doesNotHaveDuplicates();
        assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates();
    }

    private static List<Entry> post(List<List<Succession>> batches) {
        List<Entry> ledger = new ArrayList<>();
        Map<UUID, Entry> standing = new HashMap<>();
        for (var batch : batches) {
            for (var succession : batch) {
                var before = standing.remove(succession.now().id());
                if (before != null) {
                    ledger.add(before.reversal(POSTED));
                }
                var entry = Posting.entry(succession.now(), POLICY, POSTED);
                if (entry != null) {
                    ledger.add(entry);
                    standing.put(succession.now().id(), entry);
                }
            }
        }
        return ledger;
    }

    private static Set<Entry> standing(List<Entry> ledger) {
        Set<UUID> reversed = new HashSet<>();
        ledger.forEach(entry -> reversed.add(entry.reverses()));
        Set<Entry> standing = new HashSet<>();
        for (var entry : ledger) {
            if (entry.reverses() == null && !reversed.contains(entry.id())) {
                standing.add(entry);
            }
        }
        return standing;
    }

    private static double sum(Iterable<Entry> entries, Instant at) {
        double sum = 0;
        for (var entry : entries) {
            sum += DECAY.value(entry.unitsMicros(), entry.kind(), entry.effectiveAt(), at);
        }
        return sum;
    }
}
