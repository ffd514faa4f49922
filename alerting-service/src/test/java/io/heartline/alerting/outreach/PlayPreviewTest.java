package io.heartline.alerting.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Arm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlayPreviewTest {
    private static final Instant START = Instant.parse("2026-08-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(7);
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BO = UUID.randomUUID();

    @Test
    void each_alert_ends_in_one_place() {
        var cases = List.of(
                one(ADA, 0, true, true, Arm.TREATMENT, ""),
                one(ADA, 6, true, true, Arm.TREATMENT, ""),
                one(ADA, 7, true, true, Arm.TREATMENT, ""),
                one(BO, 0, true, true, Arm.CONTROL, ""),
                one(UUID.randomUUID(), 0, true, true, Arm.TREATMENT, "do-not-contact"),
                one(UUID.randomUUID(), 0, true, false, Arm.TREATMENT, ""),
                one(UUID.randomUUID(), 0, false, false, Arm.TREATMENT, ""));

        // when
        var preview = PlayPreview.of(cases, LIFE);

        assertThat(preview).isEqualTo(new PlayPreview(7, 6, 5, 1, Map.of("do-not-contact", 1), 1, 2, 0));
    }

    @Test
    void whoever_was_severely_harmed_is_proposed_to_whatever_the_draw_says() {
        var severe = new PlayPreview.Case(START, ADA, true, true, true, Arm.CONTROL, "");

        // when
        var preview = PlayPreview.of(List.of(severe), LIFE);

        assertThat(preview.proposed()).isEqualTo(1);
        assertThat(preview.severe()).isEqualTo(1);
        assertThat(preview.control()).isZero();
    }

    @Test
    void the_parts_of_the_audience_sum_up_in_any_order() {
        var random = new Random(3);
        for (int run = 0; run < 200; run++) {
            List<PlayPreview.Case> cases = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                cases.add(one(
                        new UUID(0, random.nextInt(12)),
                        random.nextInt(30),
                        random.nextInt(5) > 0,
                        random.nextInt(4) > 0,
                        random.nextInt(10) == 0 ? Arm.CONTROL : Arm.TREATMENT,
                        random.nextInt(6) == 0 ? "cap-per-day" : ""));
            }

            // when
            var preview = PlayPreview.of(cases, LIFE);

            int withheld = preview.withheld().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(preview.audience())
                    .isEqualTo(preview.reachedAlready() + withheld + preview.control() + preview.proposed());
            assertThat(preview.audience()).isLessThanOrEqualTo(preview.caused());
        }
    }

    private static PlayPreview.Case one(
            UUID person, int day, boolean caused, boolean audience, Arm arm, String withheldBy) {
        return new PlayPreview.Case(START.plus(Duration.ofDays(day)), person, caused, audience, false, arm, withheldBy);
    }
}
