package io.heartline.alerting.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.Samples;
import io.heartline.contracts.IntentScore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnoyanceTest {
    private static final Instant SENT = Instant.parse("2026-08-01T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Annoyance annoyance = new Annoyance(WEEK, -0.5);
    private final UUID outreach = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    @Test
    void a_negative_direct_reply_shows_it_within_the_window() {
        var reply = Samples.inReplyTo(
                Samples.complaint(UUID.randomUUID(), customer, "b", "app", "en", SENT.plus(WEEK)), outreach);
        var late = Samples.inReplyTo(
                Samples.complaint(
                        UUID.randomUUID(),
                        customer,
                        "b",
                        "app",
                        "en",
                        SENT.plus(WEEK).plusMillis(1)),
                outreach);

        // when
        boolean shows = annoyance.shows(reply, outreach, SENT, false);

        assertThat(shows).isTrue();
        assertThat(annoyance.shows(late, outreach, SENT, false)).isFalse();
        assertThat(new Annoyance(WEEK, -0.9).shows(reply, outreach, SENT, false))
                .isFalse();
    }

    @Test
    void whoever_is_still_angry_about_the_matter_is_not_annoyed_by_the_message() {
        var complaint = Samples.complaint(UUID.randomUUID(), customer, "b", "app", "en", SENT.plusSeconds(60));

        // when
        boolean shows = annoyance.shows(complaint, outreach, SENT, false);

        assertThat(shows).isFalse();
    }

    @Test
    void a_complaint_about_ones_data_shows_it_unless_the_message_was_about_that() {
        var complaint = Samples.complaint(
                UUID.randomUUID(),
                customer,
                "b",
                "app",
                "en",
                SENT.plusSeconds(60),
                new IntentScore("data-misuse", 0.8));

        // when
        boolean shows = annoyance.shows(complaint, outreach, SENT, false);

        assertThat(shows).isTrue();
        assertThat(annoyance.shows(complaint, outreach, SENT, true)).isFalse();
    }
}
