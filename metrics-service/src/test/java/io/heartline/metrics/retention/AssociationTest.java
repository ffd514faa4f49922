package io.heartline.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Lifetime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssociationTest {
    /** Who was angry is lost twice as fast; who bought more often stays longer. */
    private static List<Member> customers(int n, double anger) {
        var random = new Random(4);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean angry = i % 4 == 0;
            var felt = angry ? EnumSet.of(Emotion.ANGER) : EnumSet.noneOf(Emotion.class);
            if (i % 2 == 0) {
                felt.add(Emotion.JOY);
            }
            long orders = random.nextInt(4);
            double rate = 0.005 * (angry ? anger : 1) / (1 + orders);
            double days = Math.ceil(-Math.log(1 - random.nextDouble()) / rate);
            members.add(new Member(
                    angry ? "new-risk" : "neutral",
                    new Lifetime(Math.min(days, 180), days <= 180),
                    felt,
                    angry ? 2 : random.nextInt(2),
                    orders,
                    random.nextInt(1000) / 365.0));
        }
        return members;
    }

    @Test
    void segments_have_curves_of_their_own_and_a_test() {
        // when
        var survival = Association.survival(customers(600, 3));

        assertThat(survival.groups()).extracting(Association.Group::name).containsExactly("neutral", "new-risk");
        assertThat(survival.groups().getFirst().curve().n()).isEqualTo(450);
        assertThat(Objects.requireNonNull(survival.logRank()).pValue()).isLessThan(0.001);
    }

    @Test
    void anger_goes_with_a_higher_hazard_all_else_being_equal() {
        // when
        var hazard = Association.hazard(customers(2_000, 2));

        var anger = hazard.covariates().stream()
                .filter(covariate -> covariate.name().equals("anger"))
                .findFirst()
                .orElseThrow();
        assertThat(anger.interval().contains(2)).isTrue();
        assertThat(anger.interval().low()).isGreaterThan(1);
        assertThat(anger.exposed()).isEqualTo(500);
        assertThat(hazard.leftOut()).containsKeys("fear", "sadness", "disgust", "surprise");
        assertThat(hazard.concordance()).isGreaterThan(0.55);
    }

    @Test
    void few_losses_allow_few_covariates() {
        var members = customers(60, 2);
        long lost = members.stream().filter(one -> one.lifetime().ended()).count();

        // when
        var hazard = Association.hazard(members);

        assertThat(hazard.covariates().size()).isLessThanOrEqualTo((int) lost / Association.ENDS_PER_COVARIATE);
        assertThat(hazard.leftOut().values()).anyMatch(reason -> reason.contains("for each covariate"));
    }

    @Test
    void of_nobody_there_is_nothing() {
        // when
        var hazard = Association.hazard(List.of());

        assertThat(hazard.covariates()).isEmpty();
        assertThat(hazard.concordance()).isNull();
        assertThat(Association.survival(List.of()).groups()).isEmpty();
        assertThat(Association.survival(List.of(new Member("fan", new Lifetime(1, true), Set.of(), 0, 0, 0)))
                        .logRank())
                .isNull();
    }
}
