package io.heartline.ingestion.conversation;

import static io.heartline.ingestion.conversation.Talks.agent;
import static io.heartline.ingestion.conversation.Talks.anger;
import static io.heartline.ingestion.conversation.Talks.at;
import static io.heartline.ingestion.conversation.Talks.customer;
import static io.heartline.ingestion.conversation.Talks.mood;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.ingestion.conversation.TakeOver.Reason;
import io.heartline.ingestion.conversation.Temper.Trend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeOverTest {
    private static List<Reason> reasons(int minute, Message... messages) {
        var list = List.of(messages);
        return TakeOver.of(list, Turns.of(list), Duration.ofMinutes(60), at(minute))
                .reasons();
    }

    @Test
    void anger_counts_when_it_comes_twice() {
        // when
        var once = reasons(6, customer(0, anger(0.9)), customer(5, anger(0.49)));
        var twice = reasons(6, customer(0, anger(0.5)), customer(5, anger(0.5)));

        assertThat(once).isEmpty();
        assertThat(twice).containsExactly(Reason.ANGRY_TWICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal-threat", "safety", "data-misuse"})
    void one_severe_word_is_enough_whatever_came_after(String intent) {
        // when
        var reasons = reasons(9, customer(0, mood(0, intent)), agent(5, "a"), customer(8, mood(0.8)));

        assertThat(reasons).containsExactly(Reason.SEVERE_INTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn-threat", "switching"})
    void who_is_about_to_leave_should_meet_a_person(String intent) {
        // when
        var reasons = reasons(1, customer(0, mood(0, intent)));

        assertThat(reasons).containsExactly(Reason.ABOUT_TO_LEAVE);
    }

    @Test
    void asking_again_counts_twice() {
        // when
        var once = reasons(1, customer(0, mood(0, "unanswered")));
        var twice = reasons(2, customer(0, mood(0, "unanswered")), customer(1, mood(0, "unanswered")));

        assertThat(once).isEmpty();
        assertThat(twice).containsExactly(Reason.ASKED_AGAIN_TWICE);
    }

    @Test
    void a_wait_counts_when_it_is_longer_than_the_target_and_not_over() {
        // when
        var atTarget = reasons(60, customer(0));
        var past = reasons(61, customer(0));
        var answered = reasons(500, customer(0), agent(300, "a"));

        assertThat(atTarget).isEmpty();
        assertThat(past).containsExactly(Reason.WAITS_TOO_LONG);
        assertThat(answered).isEmpty();
    }

    @Test
    void a_low_mood_counts_while_it_gets_lower() {
        // when
        var sinking = reasons(5, customer(0, mood(-0.2)), customer(1, mood(-0.9)), customer(2, mood(-0.9)));
        var low = reasons(5, customer(0, mood(-0.7)), customer(1, mood(-0.7)));

        assertThat(sinking).containsExactly(Reason.SINKING);
        assertThat(low).isEmpty();
    }

    @Test
    void what_was_said_long_ago_in_a_long_conversation_does_not_count() {
        List<Message> messages = new ArrayList<>();
        messages.add(customer(0, mood(0, "legal-threat")));
        for (int minute = 1; minute <= Temper.MESSAGES_MAX; minute++) {
            messages.add(customer(minute, mood(0.1)));
        }

        // when
        var reasons = reasons(30, messages.toArray(Message[]::new));

        assertThat(reasons).isEmpty();
    }

    @Test
    void the_mood_is_that_of_the_newest_three_against_the_three_before() {
        var messages = List.of(
                customer(0, mood(-0.9)),
                customer(1, mood(-0.6)),
                customer(2, mood(-0.6)),
                customer(3, mood(-0.6)),
                customer(4, mood(0.1)),
                customer(5, mood(0.4)),
                customer(6, mood(0.4)));

        // when
        var temper = Temper.of(messages);

        assertThat(temper.emotion()).isEqualTo(Emotion.JOY);
        assertThat(temper.valence()).isEqualTo(0.3, Assertions.within(1e-9));
        assertThat(temper.trend()).isEqualTo(Trend.IMPROVING);
        assertThat(temper.n()).isEqualTo(7);
    }

    @Test
    void without_scores_there_is_no_mood_and_one_score_has_no_trend() {
        // when
        var none = Temper.of(List.of(customer(0), agent(1, "a")));
        var one = Temper.of(List.of(customer(0, mood(-0.4))));
        var declined = Temper.of(List.of(customer(0, new Mood(null, 0, null, 0, Set.of()))));

        assertThat(none).isEqualTo(new Temper(null, null, null, 0));
        assertThat(one.trend()).isNull();
        assertThat(one.valence()).isEqualTo(-0.4);
        assertThat(declined).isEqualTo(new Temper(null, null, null, 0));
    }
}
