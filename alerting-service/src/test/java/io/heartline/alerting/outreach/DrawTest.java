package io.heartline.alerting.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.PlayAction;
import io.heartline.alerting.play.PlayCause;
import io.heartline.alerting.play.PlayDefinition;
import io.heartline.alerting.play.Variant;
import io.heartline.contracts.Arm;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {
    private static final int CUSTOMERS = 20_000;
    private static final Play PLAY = play(1);

    @ParameterizedTest
    @CsvSource({"seed, 0.1", "other, 0.1", "seed, 0.5"})
    void the_control_arm_and_the_variants_have_their_shares_independently(String seed, double share) {
        var draw = new Draw(seed, share);
        var random = new Random(1);
        int control = 0;
        int first = 0;
        int both = 0;

        // when
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = new UUID(random.nextLong(), random.nextLong());
            boolean isControl = draw.arm(PLAY, customer) == Arm.CONTROL;
            boolean isFirst = draw.variant(PLAY, customer).id().equals("a");
            control += isControl ? 1 : 0;
            first += isFirst ? 1 : 0;
            both += isControl && isFirst ? 1 : 0;
        }

        assertThat((double) control / CUSTOMERS).isCloseTo(share, within(0.01));
        assertThat((double) first / CUSTOMERS).isCloseTo(0.5, within(0.015));
        assertThat((double) both / CUSTOMERS).isCloseTo(share / 2, within(0.01));
    }

    @Test
    void a_customer_stays_in_an_arm_until_seed_or_version_change() {
        var random = new Random(2);
        var second = play(2);
        int moved = 0;
        for (int i = 0; i < 1_000; i++) {
            var customer = new UUID(random.nextLong(), random.nextLong());

            // when
            var arm = new Draw("seed", 0.5).arm(PLAY, customer);

            assertThat(new Draw("seed", 0.5).arm(PLAY, customer)).isEqualTo(arm);
            moved += new Draw("seed", 0.5).arm(second, customer) == arm ? 0 : 1;
        }
        assertThat(moved).isBetween(400, 600);
    }

    @Test
    void without_a_control_share_nobody_is_left_alone() {
        var draw = new Draw("seed", 0);
        var random = new Random(3);

        // when
        for (int i = 0; i < 1_000; i++) {
            var arm = draw.arm(PLAY, new UUID(random.nextLong(), random.nextLong()));

            assertThat(arm).isEqualTo(Arm.TREATMENT);
        }
    }

    private static Play play(int version) {
        var variants = List.of(new Variant("a", "warm", "short", null), new Variant("b", "formal", "full", null));
        var definition = new PlayDefinition(
                "An apology",
                new PlayCause(Set.of(AlertKind.DRIFT), null, null),
                "true",
                PlayAction.APOLOGISE,
                variants,
                List.of(),
                Duration.ZERO,
                Set.of(),
                null,
                true,
                false,
                0,
                true);
        return new Play("apologise", null, version, definition, null, null);
    }
}
