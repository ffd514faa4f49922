package io.heartline.metrics.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Profile;
import io.heartline.contracts.Rating;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0.5,500000", "-1,-1000000", "0.0000005,0", "0.0000015,2", "0.1234567,123457"})
    void micros_are_rounded_half_to_even(BigDecimal value, long micros) {
        assertThat(Micros.of(value)).isEqualTo(micros);
    }

    @Test
    void the_higher_version_outranks_every_revision_of_the_lower() {
        assertThat(new Rank(2, 1)).isGreaterThan(new Rank(1, 9));
        assertThat(new Rank(2, 2)).isGreaterThan(new Rank(2, 1));
    }

    @Test
    void an_abstained_score_has_no_feeling_even_if_it_guesses() {
        // when
        var piece = Piece.of(scored(Speaker.CUSTOMER, List.of(), score(true, List.of()), Duration.ZERO));

        assertThat(piece.feeling()).isNull();
        assertThat(piece.content()).isInstanceOf(Content.Expression.class);
        assertThat(Facet.of(piece)).isEmpty();
    }

    @Test
    void an_agents_message_has_no_feeling() {
        // when
        var piece = Piece.of(scored(Speaker.AGENT, List.of(), score(false, List.of()), Duration.ZERO));

        assertThat(piece.content()).isEqualTo(new Content.AgentMessage());
        assertThat(piece.feeling()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1,0,1,true", "0,0,1,false", "4,1,5,true", "2,1,5,false"})
    void a_love_rating_is_yes_above_the_middle_and_no_below(double value, double min, double max, boolean yes) {
        var rating = new Rating(Metric.LOVE, value, min, max);

        // when
        var piece = Piece.of(scored(Speaker.CUSTOMER, List.of(rating), score(true, List.of()), Duration.ZERO));

        assertThat(((Content.Expression) piece.content()).love()).isEqualTo(yes);
    }

    @Test
    void the_middle_of_the_love_scale_and_other_ratings_are_no_answer() {
        var ratings = List.of(new Rating(Metric.LOVE, 3, 1, 5), new Rating(Metric.NPS, 10, 0, 10));

        // when
        var piece = Piece.of(scored(Speaker.CUSTOMER, ratings, score(true, List.of()), Duration.ZERO));

        assertThat(((Content.Expression) piece.content()).love()).isNull();
    }

    @Test
    void what_arrives_more_than_a_day_late_is_backfill() {
        var onTime = scored(Speaker.CUSTOMER, List.of(), score(false, List.of()), Duration.ofHours(24));
        var late = scored(
                Speaker.CUSTOMER,
                List.of(),
                score(false, List.of()),
                Duration.ofHours(24).plusMillis(1));

        assertThat(Piece.of(onTime).backfill()).isFalse();
        assertThat(Piece.of(late).backfill()).isTrue();
    }

    @Test
    void an_aspect_counts_once_with_its_own_mean_valence() {
        var aspects = List.of(
                new AspectScore("delivery", -0.9, null),
                new AspectScore("delivery", -0.5, null),
                new AspectScore("price", 0.1, null));
        var piece = Piece.of(scored(Speaker.CUSTOMER, List.of(), score(false, aspects), Duration.ZERO));

        // when
        var facets = Facet.of(piece);

        assertThat(facets)
                .contains(
                        new Facet(ScopeKind.BRAND, "willow", Emotion.JOY, Sentiment.POSITIVE, 500_000),
                        new Facet(ScopeKind.CHANNEL, "in-app", Emotion.JOY, Sentiment.POSITIVE, 500_000),
                        new Facet(ScopeKind.TOUCHPOINT, "usage", Emotion.JOY, Sentiment.POSITIVE, 500_000),
                        new Facet(ScopeKind.ASPECT, "delivery", Emotion.JOY, Sentiment.NEGATIVE, -700_000),
                        new Facet(ScopeKind.ASPECT, "price", Emotion.JOY, Sentiment.NEUTRAL, 100_000))
                .hasSize(5);
    }

    @Test
    void a_piece_keeps_who_scored_it_and_what_an_event_says_of_the_customer() {
        var scored = scored(Speaker.CUSTOMER, List.of(), score(true, List.of()), Duration.ZERO);
        var profile = new Profile("north", null, " ", 400, "en", "UTC");
        var event = new CustomerEvent(
                Ids.next(),
                1,
                "crm",
                "1",
                Ids.next(),
                "willow",
                null,
                null,
                EventType.of("profile-changed"),
                null,
                null,
                null,
                profile,
                NOON,
                NOON,
                Map.of(),
                false);

        // when
        var said = Piece.of(scored).context();
        var happened = Piece.of(event).context();

        assertThat(said.model()).isEqualTo("m");
        assertThat(said.strata()).isEmpty();
        assertThat(happened.model()).isNull();
        assertThat(happened.strata()).isEqualTo(Map.of("region", "north", "language", "en"));
    }

    private static Score score(boolean abstained, List<AspectScore> aspects) {
        return new Score(
                "m",
                1,
                "en",
                Emotion.JOY,
                Map.of(),
                Map.of(),
                0.5,
                Sentiment.POSITIVE,
                0.5,
                0.9,
                abstained,
                false,
                null,
                null,
                null,
                aspects,
                List.of(),
                0,
                List.of());
    }

    private static ScoredInteraction scored(Speaker speaker, List<Rating> ratings, Score score, Duration delay) {
        return new ScoredInteraction(
                Ids.next(),
                1,
                "app",
                "1",
                Ids.next(),
                "willow",
                null,
                null,
                Channel.IN_APP,
                "usage",
                speaker,
                null,
                null,
                null,
                null,
                ratings,
                false,
                null,
                NOON.minus(delay),
                NOON,
                Map.of(),
                false,
                score);
    }
}
