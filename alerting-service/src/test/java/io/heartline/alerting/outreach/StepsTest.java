package io.heartline.alerting.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.OutreachStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, PROPOSED, true",
        "ASSIGNED, SENT, false",
        "PROPOSED, APPROVED, true",
        "PROPOSED, SENT, false",
        "PROPOSED, EXPIRED, true",
        "APPROVED, SENT, true",
        "APPROVED, REJECTED, false",
        "SENT, DELIVERED, true",
        "SENT, FAILED, true",
        "FAILED, DELIVERED, true",
        "DELIVERED, FAILED, false",
        "REJECTED, APPROVED, false",
        "EXPIRED, APPROVED, false",
    })
    void steps_follow_the_life_of_an_outreach(OutreachStatus now, OutreachStatus next, boolean allowed) {
        // when
        boolean follows = Steps.follows(now, next);

        assertThat(follows).isEqualTo(allowed);
    }

    @Test
    void nothing_follows_itself_and_nothing_goes_back_to_the_draw() {
        for (var status : OutreachStatus.values()) {
            // when
            boolean again = Steps.follows(status, status) || Steps.follows(status, OutreachStatus.ASSIGNED);

            assertThat(again).isFalse();
        }
    }
}
