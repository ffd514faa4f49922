package io.heartline.metrics.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.metrics.estimate.Average;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetterTest {
    private static final UUID WORST = UUID.fromString("0199aa70-0000-7000-8000-000000000001");

    /** Twenty expressions around −0.4, after twenty around 0, and a quiet touchpoint. */
    private static final Digest DIGEST = new Digest(
            7,
            Instant.parse("2026-02-23T00:00:00Z"),
            Instant.parse("2026-03-02T00:00:00Z"),
            List.of(
                    Digest.Stop.of(
                            "delivery",
                            Average.of(20, -8, 4.2),
                            Average.of(20, 0, 1),
                            List.of(
                                    new Digest.Theme("price", 5, 1, 4),
                                    new Digest.Theme("delivery", 15, 12, 0),
                                    new Digest.Theme("quality", 3, 0, 0)),
                            new Digest.Extremes(List.of(WORST), List.of())),
                    Digest.Stop.of(
                            "support",
                            Average.of(1, 0.5, 0.25),
                            Average.of(0, 0, 0),
                            List.of(),
                            Digest.Extremes.NONE)));

    @Test
    void a_team_reads_what_went_right_and_wrong_at_its_touchpoints() {
        // when
        var letter =
                Letter.of("aurora-air", DIGEST, List.of("delivery"), "en", Optional.of("https://c.example/i/{id}"));

        assertThat(letter.subject()).isEqualTo("aurora-air: what went right and wrong, 2026-02-23 to 2026-03-01");
        assertThat(letter.text())
                .contains("== delivery ==")
                .contains("20 expressions, mean valence -0.40 [")
                .contains("worse than the days before by 0.40")
                .contains("What went wrong: delivery (12 of 15 mentions), price (1 of 5 mentions)")
                .contains("What went right: price (4 of 5 mentions)")
                .contains("https://c.example/i/" + WORST)
                .doesNotContain("quality")
                .doesNotContain("support");
    }

    @Test
    void a_team_may_read_it_in_chinese() {
        // when
        var letter = Letter.of("aurora-air", DIGEST, List.of("*"), "zh", Optional.empty());

        assertThat(letter.subject()).isEqualTo("aurora-air：2026-02-23 至 2026-03-01 的得失");
        assertThat(letter.text())
                .contains("== support ==")
                .contains("delivery（12 / 15 次提及）")
                .contains(WORST.toString());
    }

    @Test
    void a_change_that_may_be_chance_is_called_none() {
        var stop =
                Digest.Stop.of("usage", Average.of(4, 0.4, 1), Average.of(4, 0.2, 1), List.of(), Digest.Extremes.NONE);
        var digest = new Digest(7, DIGEST.from(), DIGEST.to(), List.of(stop));

        // when
        var letter = Letter.of("aurora-air", digest, List.of("*"), "en", Optional.empty());

        assertThat(letter.text()).contains("no change that chance could not have made");
    }

    @Test
    void a_team_whose_touchpoints_are_silent_is_told() {
        // when
        var letter = Letter.of("aurora-air", DIGEST, List.of("billing"), "en", Optional.empty());

        assertThat(letter.text()).contains("Nothing was expressed at your touchpoints.");
    }
}
