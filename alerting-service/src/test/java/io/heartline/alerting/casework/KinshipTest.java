package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.casework.Kinship.Decision;
import io.heartline.alerting.casework.Kinship.Known;
import io.heartline.alerting.casework.Kinship.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KinshipTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration WITHIN = Duration.ofDays(14);
    private static final UUID REVIEW = UUID.randomUUID();

    @Test
    void an_alert_joins_the_open_case_of_the_same_cause() {
        var other = known(5, null, Set.of("delivery-late"));
        var same = known(3, null, Set.of("data-misuse", "aspect:privacy"));

        // when
        var decision = decide(trouble(Set.of("data-misuse"), true), other, same);

        assertThat(decision).isEqualTo(new Decision.Join(same.id()));
    }

    @Test
    void an_alert_joins_the_case_with_the_same_review_even_if_the_policy_opens_none_for_it() {
        var open = new Known(UUID.randomUUID(), NOW.minusSeconds(60), null, Set.of("safety"), Set.of(REVIEW));

        // when
        var decision = decide(new Trouble(Set.of("legal-threat"), Set.of(REVIEW), false), open);

        assertThat(decision).isEqualTo(new Decision.Join(open.id()));
    }

    @Test
    void of_two_open_cases_the_older_one_gets_the_alert() {
        var younger = known(1, null, Set.of("safety"));
        var older = known(2, null, Set.of("safety"));

        // when
        var decision = decide(trouble(Set.of("safety"), true), younger, older);

        assertThat(decision).isEqualTo(new Decision.Join(older.id()));
    }

    @Test
    void an_alert_of_which_no_cause_is_known_joins_whatever_is_open() {
        var open = known(1, null, Set.of("safety"));

        // when
        var decision = decide(trouble(Set.of(), true), open);

        assertThat(decision).isEqualTo(new Decision.Join(open.id()));
    }

    @Test
    void another_cause_is_another_case() {
        // when
        var decision = decide(trouble(Set.of("delivery-late"), true), known(1, null, Set.of("safety")));

        assertThat(decision).isEqualTo(new Decision.Open());
    }

    @Test
    void what_the_policy_does_not_name_has_no_case() {
        // when
        var decision = decide(trouble(Set.of("delivery-late"), false));

        assertThat(decision).isEqualTo(new Decision.Leave());
    }

    @Test
    void the_same_cause_within_the_time_opens_the_closed_case_again() {
        var earlier = known(30, 13, Set.of("safety"));
        var last = known(30, 14, Set.of("safety"));

        // when
        var decision = decide(trouble(Set.of("safety"), true), last, earlier);

        assertThat(decision).isEqualTo(new Decision.Reopen(earlier.id()));
    }

    @Test
    void the_same_cause_after_the_time_is_a_new_case() {
        var closed = new Known(UUID.randomUUID(), NOW, NOW.minus(WITHIN).minusMillis(1), Set.of("safety"), Set.of());

        // when
        var decision = decide(trouble(Set.of("safety"), true), closed);

        assertThat(decision).isEqualTo(new Decision.Open());
    }

    @Test
    void a_closed_case_is_not_opened_by_a_review_that_it_knew() {
        var closed = new Known(UUID.randomUUID(), NOW, NOW, Set.of("safety"), Set.of(REVIEW));

        // when
        var decision = decide(new Trouble(Set.of("price"), Set.of(REVIEW), false), closed);

        assertThat(decision).isEqualTo(new Decision.Leave());
    }

    @Test
    void an_event_and_an_intent_of_one_name_are_one_cause_and_an_emotion_is_none() {
        var evidence = List.of(
                cause("event:data-misuse"),
                cause("intent:data-misuse"),
                cause("rule:topic-data-misuse"),
                cause("rule:message-unanswered"),
                cause("emotion:anger"),
                cause("odd"));

        // when
        var causes = Causes.of(evidence, List.of("privacy"));

        assertThat(causes).containsExactlyInAnyOrder("data-misuse", "message-unanswered", "aspect:privacy");
    }

    private static Decision decide(Trouble trouble, Known... known) {
        return Kinship.decide(trouble, List.of(known), NOW, WITHIN);
    }

    private static Trouble trouble(Set<String> causes, boolean opens) {
        return new Trouble(causes, Set.of(), opens);
    }

    private static Known known(int openedDaysAgo, @Nullable Integer closedDaysAgo, Set<String> causes) {
        return new Known(
                UUID.randomUUID(),
                NOW.minus(Duration.ofDays(openedDaysAgo)),
                closedDaysAgo == null ? null : NOW.minus(Duration.ofDays(closedDaysAgo)),
                causes,
                Set.of());
    }

    private static Cause cause(String what) {
        return new Cause(UUID.randomUUID(), Cause.INTERACTION, what, -1, List.of(), NOW);
    }
}
