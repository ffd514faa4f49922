package io.heartline.training.encoder;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam with decoupled decay of weights (Loshchilov and Hutter, 2019): each value moves by the running mean of its
 * gradient, divided by the root of the running mean of its square.
 */
final class AdamW {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.98f;
    private static final float EPSILON = 1e-6f;

    /** No limit for single values. 0 would be one: every positive gradient would become 0, in silence. */
    private static final float UNCLIPPED = -1;

    /** The running means of a part's gradient and of its square. */
    private record Memory(PtNDArray mean, PtNDArray square) {}

    private final float decay;
    private final Map<String, Memory> memories = new HashMap<>();

    /** Matrices lose {@code decay} times the rate of their weight in each step; vectors lose nothing. */
    AdamW(double decay) {
        this.decay = (float) decay;
    }

    /**
     * Moves a part against its gradient and sets the gradient to 0.
     *
     * @param rate the length of a step
     * @param share what the gradient is multiplied with
     * @param step the number of this step, from 1
     */
    void update(String name, PtNDArray part, double rate, float share, int step) {
        var memory = memories.computeIfAbsent(
                name, unknown -> new Memory((PtNDArray) part.zerosLike(), (PtNDArray) part.zerosLike()));
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
        try (var gradient = part.getGradient()) {
            JniUtils.adamUpdate(
                    part,
                    gradient,
                    memory.mean(),
                    memory.square(),
                    (float) rate,
                    corrected,
                    part.getShape().dimension() > 1 ? decay : 0,
                    share,
                    UNCLIPPED,
                    BETA1,
                    BETA2,
                    EPSILON,
                    true);
        }
        JniUtils.zeroGrad(part);
    }
}
