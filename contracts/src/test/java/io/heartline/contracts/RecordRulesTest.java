package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordRulesTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 10", "10, 0, 10", "-5, -5, 5", "2.5, 1, 5"})
    void a_rating_lies_on_its_scale(double value, double min, double max) {
        assertThat(new Rating(Metric.NPS, value, min, max).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"-0.001, 0, 10", "10.001, 0, 10", "5, 5, 5", "1, 5, 1", "NaN, 0, 10", "1, NaN, 10", "1, 0, NaN"})
    void a_rating_off_its_scale_is_refused(double value, double min, double max) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rating(Metric.NPS, value, min, max));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "3, 2"})
    void a_part_of_a_text_that_ends_before_it_starts_is_refused(int start, int end) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(start, end));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(start, end, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1.0001", "1.0001", "NaN"})
    void a_valence_outside_its_range_is_refused(double valence) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AspectScore("price", valence, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(0, 1, valence));
    }

    @ParameterizedTest
    @CsvSource({"-0.0001", "1.0001", "NaN"})
    void a_probability_outside_its_range_is_refused(double probability) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntentScore("praise", probability));
    }

    @ParameterizedTest
    @EnumSource(
            value = Emotion.class,
            names = {"JOY", "NEUTRAL"})
    void probabilities_of_emotions_add_up_to_one(Emotion emotion) {
        assertThatCode(() -> abstained(Map.of(emotion, 1.0))).doesNotThrowAnyException();
        assertThatCode(() -> abstained(Map.of(emotion, 0.9999995))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> abstained(Map.of(emotion, 0.99999)));
        assertThatIllegalArgumentException().isThrownBy(() -> abstained(Map.of(emotion, 1.00001)));
    }

    @ParameterizedTest
    @CsvSource({"emotion", "valence", "sentiment", "intensity"})
    void a_score_that_did_not_abstain_says_all_of_it(String lacking) {
        var scored = sample(Topic.SCORED_INTERACTIONS);
        ((ObjectNode) scored.path("score")).remove(lacking);

        assertThatRefused(scored, ScoredInteraction.class);
    }

    @Test
    void an_amount_has_a_currency() {
        var event = sample(Topic.CUSTOMER_EVENTS);
        event.remove("currency");

        assertThatRefused(event, CustomerEvent.class);
        assertThat(Schemas.refusals(Topic.CUSTOMER_EVENTS, bytes(event))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"version, 0", "version, -1"})
    void versions_start_at_one(String field, int value) {
        var interaction = sample(Topic.INTERACTIONS);
        interaction.put(field, value);

        assertThatRefused(interaction, Interaction.class);
        assertThat(Schemas.refusals(Topic.INTERACTIONS, bytes(interaction))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"source", "externalId", "brand", "touchpoint"})
    void a_name_is_not_blank(String field) {
        var interaction = sample(Topic.INTERACTIONS);
        interaction.put(field, " \t");

        assertThatRefused(interaction, Interaction.class);
        assertThat(Schemas.refusals(Topic.INTERACTIONS, bytes(interaction))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"count", "customers", "negative", "positive", "reach"})
    void a_pulse_does_not_count_below_zero(String field) {
        var pulse = sample(Topic.PULSES);
        pulse.put(field, -1);

        assertThatRefused(pulse, Pulse.class);
        assertThat(Schemas.refusals(Topic.PULSES, bytes(pulse))).isNotEmpty();
    }

    private static Score abstained(Map<Emotion, Double> emotions) {
        return new Score(
                "m",
                1,
                "en",
                null,
                emotions,
                Map.of(),
                null,
                null,
                null,
                0,
                true,
                false,
                null,
                null,
                null,
                java.util.List.of(),
                java.util.List.of(),
                0,
                java.util.List.of());
    }

    private static void assertThatRefused(ObjectNode value, Class<?> type) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> EventJson.read(bytes(value), type))
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNode sample(Topic topic) {
        var file = Schemas.basedir().resolve("src/main/resources/samples/" + topic.type() + "/full.json");
        return (ObjectNode) Schemas.tree(file);
    }

    private static byte[] bytes(ObjectNode value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
