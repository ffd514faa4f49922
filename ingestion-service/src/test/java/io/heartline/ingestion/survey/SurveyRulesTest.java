package io.heartline.ingestion.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.ingestion.intake.Checked;
import io.heartline.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyRulesTest {
    private static final String START = """
            {"slug": "s", "brand": "aurora-air", "kind": "nps", "touchpoint": "delivery\"""";

    private static Checked<SurveyDefinition> check(String rest) {
        try {
            var request = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(START + rest + "}", SurveyRequest.class);
            return SurveyRules.check(request);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> codes(String rest) {
        return switch (check(rest)) {
            case Checked.Valid<SurveyDefinition> valid -> List.of();
            case Checked.Invalid<SurveyDefinition>(var violations) ->
                violations.stream().map(Violation::code).toList();
        };
    }

    @Test
    void a_survey_without_questions_asks_ours() {
        var checked = check("");

        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> {
            var definition = (SurveyDefinition) valid.item();
            assertThat(definition.questions())
                    .extracting(Question::kind)
                    .containsExactly(QuestionKind.NPS, QuestionKind.OPEN);
            assertThat(definition.asking().channels()).containsExactly(InvitationChannel.LINK);
        });
    }

    @Test
    void a_survey_as_it_is_shown_can_be_asked_for_again() {
        var valid = (Checked.Valid<SurveyDefinition>) check("");
        var shown = SurveyRequest.of("s", "aurora-air", valid.item());

        // when
        var again = SurveyRules.check(shown);

        assertThat(again).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"questions\": []|out-of-range",
                "\"questions\": [{\"id\": \"a\", \"kind\": \"csat\"}]|wrong-kind",
                "\"questions\": [{\"id\": \"end\", \"kind\": \"nps\"}]|reserved",
                "\"questions\": [{\"id\": \"a\", \"kind\": \"nps\"}, {\"id\": \"a\", \"kind\": \"open\"}]|not-unique",
                "\"questions\": [{\"id\": \"a\", \"kind\": \"nps\", \"branches\": [{\"from\": 0, \"to\": 11, \"next\": \"end\"}]}]|out-of-scale",
                "\"questions\": [{\"id\": \"a\", \"kind\": \"nps\", \"branches\": [{\"from\": 0, \"to\": 6, \"next\": \"a\"}]}]|unknown-next",
                "\"questions\": [{\"id\": \"a\", \"kind\": \"nps\", \"text\": {\"english\": \"Why?\", \"e\": \"Why?\"}}]|invalid-language",
                "\"channels\": []|not-unique",
                "\"channels\": [\"email\", \"email\"]|not-unique",
                "\"channels\": [\"pigeon\"]|unknown-value",
                "\"expiresAfter\": \"PT9M\"|invalid-duration",
                "\"expiresAfter\": \"a week\"|invalid-duration",
                "\"triggers\": [{\"type\": \"bought\"}]|unknown-value",
                "\"triggers\": [{\"type\": \"purchase\", \"delay\": \"P31D\"}]|invalid-duration",
                "\"sampling\": {\"share\": 0}|out-of-range",
                "\"sampling\": {\"share\": 1.01}|out-of-range",
                "\"sampling\": {\"dimension\": \"shoe-size\"}|unknown-value",
                "\"sampling\": {\"dailyMax\": 0}|out-of-range"
            })
    void what_cannot_be_asked_is_refused(String rest, String code) {
        assertThat(codes(", " + rest)).contains(code);
    }

    @Test
    void a_fourth_question_is_one_too_many() {
        var question = "{\"id\": \"q%d\", \"kind\": \"nps\"}";

        assertThat(codes(", \"questions\": [%s, %s, %s, %s]"
                        .formatted(
                                question.formatted(1),
                                question.formatted(2),
                                question.formatted(3),
                                question.formatted(4))))
                .contains("out-of-range");
    }

    private static CustomerEvent event(@Nullable String amount, Map<String, String> attributes) {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        return new CustomerEvent(
                new UUID(0, 1),
                1,
                "tests",
                "e",
                new UUID(0, 2),
                "aurora-air",
                null,
                "delivery",
                EventType.PURCHASE,
                amount == null ? null : new BigDecimal(amount),
                amount == null ? null : "EUR",
                null,
                null,
                now,
                now,
                attributes,
                false);
    }

    @Test
    void a_trigger_takes_events_that_keep_all_its_conditions() {
        var trigger = new EventTrigger(
                "purchase",
                "delivery",
                null,
                new BigDecimal("20"),
                new BigDecimal("100"),
                Map.of("service", "express"),
                Duration.ZERO);

        assertThat(trigger.takes(event("20.00", Map.of("service", "express", "note", "x"))))
                .isTrue();
        assertThat(trigger.takes(event("100", Map.of("service", "express")))).isTrue();
        assertThat(trigger.takes(event("19.99", Map.of("service", "express")))).isFalse();
        assertThat(trigger.takes(event("100.01", Map.of("service", "express")))).isFalse();
        assertThat(trigger.takes(event(null, Map.of("service", "express")))).isFalse();
        assertThat(trigger.takes(event("50", Map.of("service", "slow")))).isFalse();
    }

    @Test
    void the_surveys_words_come_first_and_ours_fill_in() {
        var own = new Question("a", QuestionKind.NPS, new TreeMap<>(Map.of("de", "Empfehlen Sie {brand}?")), List.of());
        var ours = new Question("a", QuestionKind.NPS, new TreeMap<>(), List.of());
        var subject = new SurveyDefinition.Subject("Aurora", "delivery", null);

        assertThat(Texts.of(own, subject, List.of("zh-CN")).question()).isEqualTo("Empfehlen Sie Aurora?");
        assertThat(Texts.of(ours, subject, List.of("zh-TW")).question()).contains("推薦Aurora");
        assertThat(Texts.of(ours, subject, List.of("zh-CN")).question()).contains("推荐Aurora");
        assertThat(Texts.of(ours, subject, List.of("fr")).language()).isEqualTo("en");
    }
}
