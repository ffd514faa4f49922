package io.heartline.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.heartline.scoring.encoder.Seclusion;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamWTest {
    private static final int STEPS = 20;
    private static final double RATE = 0.01;
    private static final double SHARE = 0.5;

    @BeforeAll
    static void stay_at_home() {
        Seclusion.apply();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void values_move_as_published_whatever_the_sign_of_their_gradients(long seed) {
        var random = new Random(seed);
        var expected = new double[] {1, -2, 3};
        var mean = new double[3];
        var square = new double[3];
        try (var manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager()) {
            var part = (PtNDArray) manager.create(new float[] {1, -2, 3});
            part.setRequiresGradient(true);
            var adam = new AdamW(0.01);

            // when
            for (int step = 1; step <= STEPS; step++) {
                var gradient = new float[] {random.nextFloat(), -random.nextFloat(), (float) random.nextGaussian()};
                learn(part, gradient, adam, step);
                move(expected, gradient, mean, square, step);
            }

            for (int i = 0; i < 3; i++) {
                assertThat(part.toFloatArray()[i]).isCloseTo((float) expected[i], within(1e-5f));
            }
            assertThat(part.toFloatArray()[0]).isLessThan(1);
            assertThat(part.toFloatArray()[1]).isGreaterThan(-2);
        }
    }

    private static void learn(PtNDArray part, float[] gradient, AdamW adam, int step) {
        try (var own = (PtNDManager) part.getManager().newSubManager();
                var collector = own.getEngine().newGradientCollector()) {
            collector.backward(part.mul(own.create(gradient)).sum());
            adam.update("part", part, RATE, (float) SHARE, step);
        }
    }

    /** Algorithm 2 of the paper, without decay, since the part is a vector. */
    private static void move(double[] values, float[] gradient, double[] mean, double[] square, int step) {
        for (int i = 0; i < values.length; i++) {
            double g = gradient[i] * SHARE;
            mean[i] = 0.9 * mean[i] + 0.1 * g;
            square[i] = 0.98 * square[i] + 0.02 * g * g;
            double unbiased = mean[i] / (1 - Math.pow(0.9, step));
            double spread = Math.sqrt(square[i] / (1 - Math.pow(0.98, step)));
            values[i] -= RATE * unbiased / (spread + 1e-6);
        }
    }
}
