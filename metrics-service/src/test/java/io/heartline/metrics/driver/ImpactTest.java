package io.heartline.metrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Feeling;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Place;
import io.heartline.metrics.evidence.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // what is missing fails the test
class ImpactTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Piece> pieces = new ArrayList<>();

    @Test
    void an_impact_is_the_score_less_the_score_without_the_theme() {
        said(-0.8, Map.of("delivery", -0.8));
        said(-0.6, Map.of("delivery", -0.4));
        said(0.2, Map.of());
        said(0.4, Map.of("price", 0.05));

        // when
        var impacts = impacts("aspect");

        assertThat(impacts).extracting(Impact::theme).containsExactly("delivery", "price");
        var delivery = impacts.getFirst();
        // −0.2 with them, 0.3 without
        assertThat(delivery.impact()).isCloseTo(-0.5, within(1e-9));
        assertThat(delivery.without().value()).isCloseTo(0.3, within(1e-9));
        assertThat(delivery.mentions().percent()).isEqualTo(50);
        assertThat(delivery.negative().percent()).isEqualTo(100);
        assertThat(delivery.interval().contains(-0.5)).isTrue();
        assertThat(delivery.emotions().get(Emotion.ANGER).n()).isEqualTo(2);
        assertThat(impacts.getLast().interval()).isNull();
        assertThat(impacts.getLast().positive().percent()).isZero();
    }

    @Test
    void a_text_with_two_aspects_of_one_dimension_counts_once_for_it() {
        said(-0.5, Map.of("delivery", -0.9, "billing", -0.5, "price", -0.4));
        said(0.5, Map.of());

        // when
        var impacts = impacts("quality");

        assertThat(impacts).singleElement().satisfies(impact -> {
            assertThat(impact.theme()).isEqualTo("reliability");
            assertThat(impact.mentions().percent()).isEqualTo(50);
            assertThat(impact.mentioned().n()).isEqualTo(1);
        });
    }

    @Test
    void a_theme_of_everything_has_no_impact() {
        said(-0.5, Map.of("delivery", -0.9));

        // when
        var impacts = impacts("aspect");

        assertThat(impacts).singleElement().satisfies(impact -> {
            assertThat(impact.impact()).isNull();
            assertThat(impact.without().value()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_impact_equals_the_means_with_and_without(long seed) {
        var random = new Random(seed);
        List<Double> all = new ArrayList<>();
        List<Double> rest = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double valence = random.nextInt(-100, 101) / 100.0;
            boolean mentions = random.nextInt(4) == 0;
            all.add(valence);
            if (!mentions) {
                rest.add(valence);
            }
            said(valence, mentions ? Map.of("delivery", valence) : Map.of());
        }

        // when
        var impact = impacts("aspect").getFirst();

        assertThat(impact.impact()).isCloseTo(mean(all) - mean(rest), within(1e-9));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private List<Impact> impacts(String kind) {
        long[] all = new long[DriverTally.COUNTERS.size()];
        Map<String, long[]> themes = new HashMap<>();
        DriverTally.sums(pieces).sums().forEach((bucket, counters) -> {
            if (bucket.keys().getFirst().equals(DriverTally.ALL)) {
                System.arraycopy(counters, 0, all, 0, all.length);
            } else if (bucket.keys().getFirst().equals(kind)) {
                themes.put(bucket.keys().getLast(), counters);
            }
        });
        return Impact.of(all, themes);
    }

    private void said(double valence, Map<String, Double> aspects) {
        Map<String, Long> micros = new HashMap<>();
        aspects.forEach((aspect, own) -> micros.put(aspect, Math.round(own * 1e6)));
        var feeling = new Feeling(
                valence < 0 ? Emotion.ANGER : Emotion.JOY,
                valence < 0 ? Sentiment.NEGATIVE : Sentiment.POSITIVE,
                Math.round(valence * 1e6),
                500_000,
                900_000);
        pieces.add(new Piece(
                UUID.randomUUID(),
                new Rank(1, 1),
                "willow",
                UUID.randomUUID(),
                NOON,
                false,
                new Place(null, null, null, "support", null),
                new Content.Expression(feeling, null, micros)));
    }
}
