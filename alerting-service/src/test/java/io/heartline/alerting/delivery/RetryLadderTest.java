package io.heartline.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.delivery.NextStep.Done;
import io.heartline.alerting.delivery.NextStep.GiveUp;
import io.heartline.alerting.delivery.NextStep.Retry;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Forbidden;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import io.heartline.alerting.wire.AttemptOutcome.NoReceiver;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import io.heartline.alerting.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLadderTest {
    private final RetryLadder ladder = new RetryLadder(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0.1);

    @Test
    void waits_follow_the_ladder_and_end_with_it() {
        var outcome = new Declined(500, null);

        // when
        var steps = List.of(
                ladder.after(outcome, 0, 0),
                ladder.after(outcome, 1, 1),
                ladder.after(new Unanswered("no connection"), 1, 0.5),
                ladder.after(outcome, 2, 0));

        assertThat(steps)
                .containsExactly(
                        new Retry(Duration.ofSeconds(5)),
                        new Retry(Duration.ofSeconds(330)),
                        new Retry(Duration.ofSeconds(315)),
                        new GiveUp(false));
    }

    @Test
    void only_a_receiver_that_is_gone_is_disabled() {
        var outcomes = List.of(new Accepted(204), new Gone(410), new Forbidden(), new NoReceiver());

        // when
        var steps =
                outcomes.stream().map(outcome -> ladder.after(outcome, 0, 0)).toList();

        assertThat(steps).containsExactly(new Done(), new GiveUp(true), new GiveUp(false), new GiveUp(false));
    }

    @Test
    void a_receiver_may_ask_for_a_longer_wait_but_not_for_more_than_a_day() {
        var short1 = new Declined(429, Duration.ofSeconds(1));
        var longer = new Declined(503, Duration.ofMinutes(20));
        var endless = new Declined(429, Duration.ofDays(400));

        // when
        var steps = List.of(ladder.after(short1, 0, 0), ladder.after(longer, 0, 0), ladder.after(endless, 0, 0));

        assertThat(steps)
                .containsExactly(
                        new Retry(Duration.ofSeconds(5)),
                        new Retry(Duration.ofMinutes(20)),
                        new Retry(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "120, PT2M",
                "0, PT0S",
                "'Sat, 01 Aug 2026 12:01:00 GMT', PT1M",
                "'Sat, 01 Aug 2026 11:00:00 GMT', PT0S",
                "soon, none",
                "-5, none",
                "99999999999, none",
            })
    void retry_after_is_seconds_or_a_date(String text, Duration expected) {
        var now = Instant.parse("2026-08-01T12:00:00Z");

        // when
        var wait = Reply.retryAfter(text, now);

        assertThat(wait).isEqualTo(expected);
    }
}
