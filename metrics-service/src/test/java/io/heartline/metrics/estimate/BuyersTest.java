package io.heartline.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class BuyersTest {
    /** Estimated from the CDNOW sample by Fader, Hardie and Lee, 2005. */
    private static final BetaGeometric CDNOW = new BetaGeometric(0.243, 4.414, 0.793, 2.426, -9582.4, 2357);

    /** B. G. S. Hardie, Implementing the BG/NBD model for customer base analysis in Excel, 2005: 1.226 in 39 weeks. */
    @Test
    void a_published_buyer_is_expected_to_buy_as_published() {
        var buyer = new Buyer(2, 30.43, 38.86, 0);

        // when
        double expected = CDNOW.expected(buyer, 39);

        assertThat(expected).isCloseTo(1.226, within(0.001));
        assertThat(CDNOW.alive(buyer)).isCloseTo(0.7266, within(0.0001));
        assertThat(CDNOW.expected(buyer, 0)).isZero();
        assertThat(CDNOW.alive(new Buyer(0, 0, 30, 0))).isEqualTo(1);
    }

    @Test
    void who_was_never_seen_again_is_expected_as_who_is_new_but_for_what_the_silence_tells() {
        // when
        double silent = CDNOW.expected(new Buyer(0, 0, 39, 0), 39);

        assertThat(silent).isBetween(0.1, 0.3);
        assertThat(CDNOW.expectedOfNew(39)).isGreaterThan(silent);
        var near = new BetaGeometric(1, 5, 1, 3, 0, 1);
        var nearly = new BetaGeometric(1, 5, 1 + 1e-4, 3, 0, 1);
        assertThat(near.expected(new Buyer(1, 2, 3, 0), 10))
                .isCloseTo(nearly.expected(new Buyer(1, 2, 3, 0), 10), within(1e-3));
    }

    @Test
    void the_fit_finds_what_a_simulation_put_in() {
        var buyers = simulated(3_000, 0.6, 8, 0.9, 3, new Random(7));

        // when
        var fitted = Objects.requireNonNull(BetaGeometric.of(buyers));

        assertThat(fitted.r()).isCloseTo(0.6, within(0.1));
        assertThat(fitted.alpha()).isCloseTo(8, within(1.8));
        assertThat(fitted.a() / (fitted.a() + fitted.b())).isCloseTo(0.9 / 3.9, within(0.06));
        assertThat(fitted.logLikelihood()).isGreaterThanOrEqualTo(BetaGeometric.logLikelihood(0.6, 8, 0.9, 3, buyers));
    }

    @Test
    void the_fit_of_spend_finds_what_a_simulation_put_in() {
        UniformRandomProvider random = new SplittableRandom(11)::nextLong;
        var scales = GammaDistribution.of(4, 1 / 15.0).createSampler(random);
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            int repeats = 1 + i % 5;
            double scale = 1 / scales.sample();
            double total = GammaDistribution.of(6.0 * repeats, scale)
                    .createSampler(random)
                    .sample();
            buyers.add(new Buyer(repeats, 1, 2, total / repeats));
        }

        // when
        var fitted = Objects.requireNonNull(GammaGamma.of(buyers));

        assertThat(fitted.p()).isCloseTo(6, within(1.5));
        assertThat(fitted.q()).isCloseTo(4, within(0.6));
        assertThat(fitted.gamma()).isCloseTo(15, within(4.0));
        assertThat(fitted.n()).isEqualTo(4_000);
        double mean = fitted.p() * fitted.gamma() / (fitted.q() - 1);
        assertThat(fitted.expected(new Buyer(0, 0, 2, 0))).isCloseTo(mean, within(1e-9));
        assertThat(fitted.expected(new Buyer(4, 1, 2, 2 * mean))).isBetween(mean, 2 * mean);
    }

    @Test
    void the_fit_is_the_same_each_time() {
        var buyers = simulated(200, 0.6, 8, 0.9, 3, new Random(8));

        // when
        var fitted = BetaGeometric.of(buyers);

        assertThat(fitted).isNotNull().isEqualTo(BetaGeometric.of(buyers));
    }

    @Test
    void of_nobody_there_is_no_model() {
        // when
        var fitted = BetaGeometric.of(List.of());

        assertThat(fitted).isNull();
        assertThat(GammaGamma.of(List.of(new Buyer(0, 0, 1, 0)))).isNull();
        assertThat(new GammaGamma(1, 0.5, 1, 0, 1).expected(new Buyer(0, 0, 1, 0)))
                .isNull();
        assertThatThrownBy(() -> new Buyer(1, 3, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Buyer> simulated(int n, double r, double alpha, double a, double b, Random random) {
        UniformRandomProvider source = random::nextLong;
        var rates = GammaDistribution.of(r, 1 / alpha).createSampler(source);
        var leaves = BetaDistribution.of(a, b).createSampler(source);
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double rate = rates.sample();
            double leave = leaves.sample();
            double age = 30 + i % 20;
            double last = 0;
            int repeats = 0;
            for (double time = wait(rate, random); time <= age; time += wait(rate, random)) {
                repeats++;
                last = time;
                if (random.nextDouble() < leave) {
                    break;
                }
            }
            buyers.add(new Buyer(repeats, last, age, 0));
        }
        return buyers;
    }

    private static double wait(double rate, Random random) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
