package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.alerting.casework.CasePolicy.Due;
import io.heartline.alerting.casework.CasePolicy.Team;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasePolicyTest {
    @ParameterizedTest
    @CsvSource({
        "shock,8,true",
        "vip-at-risk,7,true",
        "topic,9,false",
        "crisis,5,true",
        "crisis,4,false",
        "drift,9,false",
        "unanswered,5,false"
    })
    void as_shipped_severe_things_have_cases(String kind, String severity, boolean opens) {
        // when
        var answer = CasePolicy.shipped().opens(Map.of("kind", kind, "severity", severity));

        assertThat(answer).isEqualTo(opens);
    }

    @ParameterizedTest
    @CsvSource({"1,2400", "3,2400", "4,1440", "7,480", "8,480", "9,240", "10,240"})
    void the_more_severe_the_sooner_it_is_due(int severity, int minutes) {
        // when
        int given = CasePolicy.shipped().minutes(severity);

        assertThat(given).isEqualTo(minutes);
    }

    @Test
    void a_policy_that_leaves_a_severity_without_a_time_is_refused() {
        assertThatThrownBy(() -> policy(List.of(new Due(2, 60)), 14)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(List.of(), 14)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(List.of(new Due(1, 60), new Due(1, 30)), 14))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limits_hold_at_their_edges() {
        // when
        var largest = new Due(10, CasePolicy.MINUTES_MAX);

        assertThat(largest.minutes()).isEqualTo(86_400);
        assertThatThrownBy(() -> new Due(1, CasePolicy.MINUTES_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Due(11, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(List.of(new Due(1, 1)), 366)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Team("t", List.of(), 1, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Team("t", List.of(), 2, 91)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Team(" ", List.of(), 2, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CasePolicy policy(List<Due> due, int reopenWithinDays) {
        return new CasePolicy(List.of(), due, reopenWithinDays, List.of(), null, Map.of());
    }
}
