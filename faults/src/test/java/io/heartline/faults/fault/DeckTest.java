package io.heartline.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.faults.fault.Deck.Lasting;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {
    private static final Lasting LASTING = new Lasting(Duration.ofSeconds(1), Duration.ofSeconds(3));

    @Test
    void the_same_seed_deals_the_same_faults() {
        // when
        var dealt = dealt(new Deck(7, LASTING, true), 100);

        assertThat(dealt).isEqualTo(dealt(new Deck(7, LASTING, true), 100));
    }

    @Test
    void another_seed_deals_others() {
        // when
        var dealt = dealt(new Deck(7, LASTING, true), 100);

        assertThat(dealt).isNotEqualTo(dealt(new Deck(8, LASTING, true), 100));
    }

    @Test
    void every_kind_comes_up_before_one_comes_up_again() {
        var deck = new Deck(7, LASTING, false);

        // when
        var kinds = dealt(deck, deck.size()).stream().map(Fault::kind).toList();

        assertThat(kinds).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void a_fault_lasts_as_long_as_it_may() {
        // when
        var lasting = dealt(new Deck(7, LASTING, true), 100).stream().map(Fault::lasts);

        assertThat(lasting)
                .allMatch(lasts -> lasts.compareTo(LASTING.least()) >= 0 && lasts.compareTo(LASTING.most()) <= 0);
    }

    private static List<Fault> dealt(Deck deck, int count) {
        return Stream.generate(deck::next).limit(count).toList();
    }
}
