package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormScoresTest {
    private static final Instant END = Instant.parse("2026-09-01T00:00:00Z");
    private static final int COUNT = 5_000;

    private final StormScores scores = new StormScores(COUNT, END);

    @Test
    void the_same_number_gives_the_same_interaction_every_time() {
        // when
        var first = EventJson.write(scores.storm(77));

        assertThat(first).isEqualTo(EventJson.write(new StormScores(COUNT, END).storm(77)));
    }

    @Test
    void a_quiet_week_comes_before_ten_minutes_of_anger() {
        // when
        var quiet =
                IntStream.range(0, StormScores.QUIET).mapToObj(scores::quiet).toList();
        var storm = IntStream.range(0, COUNT).mapToObj(scores::storm).toList();

        assertThat(negativeShare(quiet)).isBetween(0.05, 0.15);
        assertThat(negativeShare(storm)).isBetween(0.85, 0.95);
        var begin = END.minus(Duration.ofMinutes(10));
        assertThat(quiet).allMatch(one -> one.occurredAt().isBefore(begin));
        assertThat(storm)
                .allMatch(one ->
                        !one.occurredAt().isBefore(begin) && one.occurredAt().isBefore(END));
        assertThat(storm.stream().map(ScoredInteraction::id).distinct()).hasSize(COUNT);
    }

    @Test
    void a_few_customers_are_severely_harmed() {
        // when
        var harmed = scores.severelyHarmed();

        assertThat(harmed).isBetween(20L, 80L);
    }

    private static double negativeShare(List<ScoredInteraction> all) {
        return (double) all.stream()
                        .filter(one -> one.score().sentiment() == Sentiment.NEGATIVE)
                        .count()
                / all.size();
    }
}
