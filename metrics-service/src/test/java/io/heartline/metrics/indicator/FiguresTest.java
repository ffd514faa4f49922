package io.heartline.metrics.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Told told = new Told("willow");

    @ParameterizedTest
    @CsvSource({
        "NPS, 10, 0, 10, nps/0-10:high",
        "NPS, 9, 0, 10, nps/0-10:high",
        "NPS, 8.9, 0, 10, nps/0-10:mid",
        "NPS, 7, 0, 10, nps/0-10:mid",
        "NPS, 6, 0, 10, nps/0-10:low",
        "NPS, 5, 1, 5, nps/1-5:mid",
        "CSAT, 4, 1, 5, csat/1-5:high",
        "CSAT, 3, 1, 5, csat/1-5:mid",
        "CSAT, 3, 1, 3, csat/1-3:high",
        "CSAT, 9, 0, 10, csat/0-10:mid",
        "CES, 5, 1, 7, ces/1-7:high",
        "CES, 4, 1, 7, ces/1-7:mid",
        "CES, 3, 1, 7, ces/1-7:low",
        "CES, 5, 1, 5, ces/1-5:mid",
        "STARS, 4.5, 1, 5, stars/1-5:mid",
        "LOVE, 1, 0, 1, love/yes-no:high",
        "LOVE, 0, 0, 1, love/yes-no:low",
        "LOVE, 0.5, 0, 1,",
        "STARS, 4, 1, 1001,"
    })
    void a_rating_counts_by_the_convention_of_its_metric_and_scale(
            Metric metric, double value, double min, double max, String measure) {
        assertThat(Measures.of(new Rating(metric, value, min, max))).isEqualTo(measure);
    }

    @Test
    void of_nothing_every_indicator_is_there_without_a_value() {
        // when
        var figures = Figures.of(Map.of());

        assertThat(figures).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.estimate().value()).isNull();
            assertThat(figure.estimate().interval()).isNull();
            assertThat(figure.estimate().n()).isZero();
            assertThat(figure.convention()).isNotBlank();
            assertThat(Names.LIVE).contains(figure.indicator());
        });
    }

    @Test
    void every_measure_of_an_indicator_begins_as_its_name_says() {
        var sums = Map.of(
                "nps/0-10:high", new Totals(1, 9, 81),
                "csat/1-3:mid", new Totals(1, 2, 4),
                "csat/1-2:high", new Totals(1, 2, 4),
                "csat/0-1:high", new Totals(1, 1, 1),
                "csat/1-5:mid", new Totals(1, 2, 4),
                "ces/1-7:low", new Totals(1, 2, 4),
                "stars/1-5:mid", new Totals(1, 2, 4),
                "love/yes-no:high", new Totals(1, 1, 1),
                "invitation:invited", new Totals(1, 0, 0),
                "purchase/EUR", new Totals(1, 5, 25));
        var more = new HashMap<>(sums);
        more.put("invitation:answered", new Totals(1, 0, 0));
        more.put("reply/conversation:3", new Totals(1, 1, 1));
        more.put("reply/review:3", new Totals(1, 1, 1));

        // when
        var figures = Figures.of(more);

        assertThat(figures).extracting(Figure::indicator).containsExactlyInAnyOrderElementsOf(Names.LIVE);
        assertThat(figures).allSatisfy(figure -> {
            var own = new HashMap<>(more);
            own.keySet().removeIf(measure -> !measure.startsWith(Names.measures(figure.indicator())));
            assertThat(find(Figures.of(own), figure.indicator())).isEqualTo(figure.estimate());
            assertThat(figure.estimate().n()).isEqualTo(1);
        });
    }

    @Test
    void scales_are_never_mixed() {
        var sums = Map.of(
                "csat/1-5:high", new Totals(3, 13, 57),
                "csat/1-5:mid", new Totals(1, 2, 4),
                "csat/1-3:high", new Totals(5, 15, 45),
                "csat/0-100:mid", new Totals(9, 700, 60_000));

        // when
        var figures = Figures.of(sums);

        assertThat(find(figures, "csat").value()).isEqualTo(75);
        assertThat(find(figures, "csat").n()).isEqualTo(4);
        assertThat(find(figures, "csat:1-3").value()).isEqualTo(100);
        assertThat(figures).noneMatch(figure -> figure.indicator().contains("0-100"));
    }

    @Test
    void an_invitation_that_was_answered_was_shown() {
        var sums = Map.of(
                "invitation:invited", new Totals(10, 0, 0),
                "invitation:shown", new Totals(1, 0, 0),
                "invitation:answered", new Totals(2, 0, 0));

        // when
        var figures = Figures.of(sums);

        assertThat(find(figures, "responseRate").value()).isEqualTo(20);
        assertThat(find(figures, "completionRate").value()).isEqualTo(100);
    }

    @Test
    void the_first_reply_after_the_first_message_counts_whatever_arrives_first() {
        var customer = Ids.next();
        List<Exchange.Message> messages = new ArrayList<>();
        for (var said : List.of(
                told.chatted(customer, Speaker.AGENT, "c", NOON.minusSeconds(60)),
                told.chatted(customer, Speaker.CUSTOMER, "c", NOON),
                told.chatted(customer, Speaker.CUSTOMER, "c", NOON.plusSeconds(30)),
                told.chatted(customer, Speaker.AGENT, "c", NOON.plusSeconds(90)),
                told.chatted(customer, Speaker.AGENT, "c", NOON.plusSeconds(900)))) {
            messages.add(Exchange.Message.of(said).orElseThrow());
        }
        Collections.shuffle(messages, new Random(5));

        // when
        var observed = messages.getFirst().exchange().observe(messages).orElseThrow();

        assertThat(observed.measure()).isEqualTo("reply/conversation:" + Exchange.bucket(90));
        assertThat(observed.amountMicros()).isEqualTo(90_000_000);
        assertThat(Exchange.seconds(Exchange.bucket(90))).isCloseTo(90, within(4.5));
    }

    @Test
    void a_reply_belongs_to_what_it_answers_where_there_is_no_conversation() {
        var customer = Ids.next();
        var review = told.said(Ids.next(), 1, customer, Speaker.CUSTOMER, Channel.REVIEW, null, List.of(), NOON);
        var survey = told.said(Ids.next(), 1, customer, Speaker.CUSTOMER, Channel.SURVEY, null, List.of(), NOON);

        // when
        var message = Exchange.Message.of(review).orElseThrow();

        assertThat(message.desk()).isEqualTo("review");
        assertThat(message.exchange().key()).isEqualTo("helpdesk/m/" + review.externalId());
        assertThat(message.exchange().observe(List.of(message)).orElseThrow().measure())
                .isEqualTo("reply/review:none");
        assertThat(Exchange.Message.of(survey)).isEmpty();
    }

    @Test
    void quantiles_are_right_to_five_percent_and_have_an_interval_when_there_are_enough() {
        var buckets = new TreeMap<Integer, Long>();
        for (int seconds = 1; seconds <= 1000; seconds++) {
            buckets.merge(Exchange.bucket(seconds), 1L, Long::sum);
        }

        // when
        var median = Quantiles.of(buckets, 0.5);

        assertThat(median.value()).isCloseTo(500, within(25.0));
        var interval = Objects.requireNonNull(median.interval());
        assertThat(interval.low()).isBetween(420.0, 500.0);
        assertThat(interval.high()).isBetween(500.0, 580.0);
        assertThat(Quantiles.of(buckets, 0.9).value()).isCloseTo(900, within(45.0));
        var few = new TreeMap<>(Map.of(3, 2L));
        assertThat(Quantiles.of(few, 0.9).interval()).isNull();
        assertThat(Quantiles.of(few, 0.9).value()).isEqualTo(Exchange.seconds(3));
        assertThat(Quantiles.of(new TreeMap<>(), 0.5).value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_added_and_taken_away_leaves_nothing(long seed) {
        var random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var message = Exchange.Message.of(told.chatted(
                            Ids.next(), Speaker.CUSTOMER, "c" + i, NOON.plusSeconds(random.nextInt(500_000))))
                    .orElseThrow();
            observations.addAll(
                    message.exchange().observe(List.of(message)).stream().toList());
        }
        var shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, random);

        // when
        var cells = new Cells().add(observations, 1).add(shuffled.subList(0, 20), -1);

        var rest = new Cells().add(shuffled.subList(20, 50), 1);
        assertThat(cells.changes()).isEqualTo(rest.changes());
        assertThat(cells.add(shuffled.subList(20, 50), -1).changes()).isEmpty();
    }

    private static Estimate find(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.indicator().equals(name))
                .findFirst()
                .orElseThrow()
                .estimate();
    }
}
