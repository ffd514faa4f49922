package io.heartline.alerting.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.Samples;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScoredInteraction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyPrintTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    @Test
    void copies_have_the_same_print_whoever_says_them_and_other_texts_another() {
        var places = List.of(new Evidence(3, 9, 0.8), new Evidence(30, 41, 0.4), new Evidence(55, 60, 0.2));
        var others = List.of(new Evidence(3, 9, 0.8), new Evidence(31, 41, 0.4), new Evidence(55, 60, 0.2));

        // when
        var print = CopyPrint.of(complaint(places));

        assertThat(print).isPresent().isEqualTo(CopyPrint.of(complaint(places)));
        assertThat(CopyPrint.of(complaint(others))).isPresent().isNotEqualTo(print);
    }

    @Test
    void a_short_text_cannot_be_told_from_another() {
        var few = List.of(new Evidence(3, 9, 0.8), new Evidence(55, 60, 0.2));
        var near = List.of(new Evidence(3, 9, 0.8), new Evidence(30, 41, 0.4), new Evidence(55, 59, 0.2));

        // when
        var print = CopyPrint.of(complaint(few));

        assertThat(print).isEmpty();
        assertThat(CopyPrint.of(complaint(near))).isEmpty();
        assertThat(CopyPrint.of(complaint(List.of()))).isEmpty();
    }

    private static ScoredInteraction complaint(List<Evidence> places) {
        var one = Samples.complaint(Ids.next(), Ids.next(), "a-brand", "app", "en", NOW);
        return Samples.with(one, places);
    }
}
