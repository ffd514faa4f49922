package io.heartline.ingestion.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.ingestion.translation.ConsentStatement;
import io.heartline.ingestion.translation.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentRulesTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<Purpose> OPT_IN = Set.of(Purpose.MARKETING);

    private static ConsentDecision decision(
            @Nullable ContactChannel channel, Purpose purpose, ConsentStatus status, Instant at) {
        return new ConsentDecision(channel, purpose, status, "shop", "p-1", at);
    }

    @Test
    void marketing_needs_a_yes() {
        // when
        var refusal = ConsentRules.refusal(List.of(), ContactChannel.EMAIL, Purpose.MARKETING, OPT_IN);

        assertThat(refusal).contains(new ConsentRefusal(ConsentRefusal.Reason.NOT_GRANTED, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"SERVICE", "SURVEY", "ANALYSIS"})
    void for_other_purposes_silence_is_enough(Purpose purpose) {
        assertThat(ConsentRules.refusal(List.of(), null, purpose, OPT_IN)).isEmpty();
    }

    @Test
    void a_survey_needs_a_yes_where_the_operator_says_so() {
        // when
        var refusal = ConsentRules.refusal(List.of(), ContactChannel.SMS, Purpose.SURVEY, Set.of(Purpose.SURVEY));

        assertThat(refusal).isPresent();
    }

    @Test
    void a_refusal_of_all_channels_refuses_each_of_them() {
        var decisions = List.of(decision(null, Purpose.SURVEY, ConsentStatus.REFUSED, MARCH));

        // when
        var refusal = ConsentRules.refusal(decisions, ContactChannel.SMS, Purpose.SURVEY, OPT_IN);

        assertThat(refusal).contains(new ConsentRefusal(ConsentRefusal.Reason.REFUSED, MARCH));
    }

    @Test
    void a_newer_yes_for_one_channel_leaves_the_others_refused() {
        var decisions = List.of(
                decision(null, Purpose.MARKETING, ConsentStatus.WITHDRAWN, MARCH),
                decision(ContactChannel.EMAIL, Purpose.MARKETING, ConsentStatus.GRANTED, MARCH.plusSeconds(1)));

        assertThat(ConsentRules.refusal(decisions, ContactChannel.EMAIL, Purpose.MARKETING, OPT_IN))
                .isEmpty();
        assertThat(ConsentRules.refusal(decisions, ContactChannel.SMS, Purpose.MARKETING, OPT_IN))
                .contains(new ConsentRefusal(ConsentRefusal.Reason.WITHDRAWN, MARCH));
    }

    @Test
    void of_equally_new_decisions_the_most_restrictive_holds() {
        var decisions = List.of(
                decision(null, Purpose.SURVEY, ConsentStatus.GRANTED, MARCH),
                decision(null, Purpose.SURVEY, ConsentStatus.REFUSED, MARCH));

        assertThat(ConsentRules.refusal(decisions, ContactChannel.EMAIL, Purpose.SURVEY, OPT_IN))
                .isPresent();
    }

    @Test
    void what_is_not_known_any_more_falls_back_to_the_default() {
        var decisions = List.of(
                decision(null, Purpose.MARKETING, ConsentStatus.GRANTED, MARCH),
                decision(null, Purpose.MARKETING, ConsentStatus.UNKNOWN, MARCH.plusSeconds(1)));

        assertThat(ConsentRules.refusal(decisions, ContactChannel.EMAIL, Purpose.MARKETING, OPT_IN))
                .contains(new ConsentRefusal(ConsentRefusal.Reason.NOT_GRANTED, MARCH.plusSeconds(1)));
    }

    @Test
    void a_decision_on_one_purpose_says_nothing_of_another() {
        var decisions = List.of(decision(null, Purpose.MARKETING, ConsentStatus.REFUSED, MARCH));

        assertThat(ConsentRules.refusal(decisions, null, Purpose.ANALYSIS, OPT_IN))
                .isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Neither the order in which decisions arrive nor over which ids of a person they are spread makes a difference. */
    @ParameterizedTest
    @MethodSource("seeds")
    void what_holds_does_not_depend_on_the_order_of_arrival(int seed) {
        var random = new Random(seed);
        List<ConsentDecision> decisions = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            var purpose = pick(random, Purpose.values());
            var channel =
                    purpose == Purpose.ANALYSIS || random.nextBoolean() ? null : pick(random, ContactChannel.values());
            decisions.add(decision(
                    channel, purpose, pick(random, ConsentStatus.values()), MARCH.plusSeconds(random.nextInt(4))));
        }
        var shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, random);

        for (var purpose : Purpose.values()) {
            for (var channel : ContactChannel.values()) {
                assertThat(ConsentRules.refusal(shuffled, channel, purpose, OPT_IN))
                        .isEqualTo(ConsentRules.refusal(decisions, channel, purpose, OPT_IN));
            }
        }
    }

    private static <T> T pick(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void a_statement_without_purpose_and_channel_is_about_all_but_service() {
        var statement = new ConsentStatement(new Identifier("external-id", "C-1"), null, null, false, "e-1", MARCH);

        // when
        var decisions = ConsentDecision.of(statement, "crm");

        assertThat(decisions)
                .extracting(ConsentDecision::purpose)
                .containsExactly(Purpose.SURVEY, Purpose.MARKETING, Purpose.ANALYSIS);
        assertThat(decisions).extracting(ConsentDecision::status).containsOnly(ConsentStatus.WITHDRAWN);
    }

    @Test
    void a_statement_on_one_channel_says_nothing_of_analysis() {
        var statement = new ConsentStatement(new Identifier("external-id", "C-1"), "email", null, false, "e-1", MARCH);

        // when
        var decisions = ConsentDecision.of(statement, "crm");

        assertThat(decisions).extracting(ConsentDecision::purpose).containsExactly(Purpose.SURVEY, Purpose.MARKETING);
    }

    @Test
    void a_channel_that_does_not_exist_is_refused() {
        var statement = new ConsentStatement(new Identifier("external-id", "C-1"), "pigeon", null, true, "e-1", MARCH);

        assertThatThrownBy(() -> ConsentDecision.of(statement, "crm")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void analysis_has_no_channel() {
        assertThatThrownBy(() -> decision(ContactChannel.EMAIL, Purpose.ANALYSIS, ConsentStatus.REFUSED, MARCH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
