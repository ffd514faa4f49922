package io.heartline.metrics.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessionTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_order_repetition_and_batch_size_leaves_the_same_winners(long seed) {
        var random = new Random(seed);
        var pieces = Histories.random(random);
        var inOrder =
                winners(Histories.successions(pieces.stream().map(List::of).toList()));

        // when
        var shuffled = winners(Histories.successions(Histories.arrivals(pieces, random)));

        assertThat(shuffled).isEqualTo(inOrder).hasSize(60);
    }

    @Test
    void what_is_outranked_or_known_changes_nothing() {
        var pieces = Histories.random(new Random(1));
        var winners = winners(Histories.successions(List.of(pieces)));
        Map<UUID, Recorded> known = new HashMap<>();
        winners.forEach((id, piece) -> known.put(id, new Recorded(piece, null)));

        // when
        var successions = Succession.of(Succession.highest(pieces), known);

        assertThat(successions).isEmpty();
    }

    private static Map<UUID, Piece> winners(List<List<Succession>> batches) {
        Map<UUID, Piece> winners = new HashMap<>();
        batches.stream()
                .flatMap(Collection::stream)
                .forEach(succession -> winners.put(succession.now().id(), succession.now()));
        return winners;
    }
}
