package io.heartline.training;

/**
 * Weights as bytes: per output a scale such that the largest weight, short of the few most extreme, becomes 127.
 *
 * @param weights one byte per feature and output
 * @param scale per output, what a weight of 1 stands for
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record Quantised(byte[] weights, double[] scale) {
    private static final int LARGEST = 127;
    private static final double CLIPPED = 2e-5;

    static Quantised of(float[] weights, int width) {
        int features = weights.length / width;
        var bytes = new byte[weights.length];
        var scale = new double[width];
        for (int output = 0; output < width; output++) {
            var sizes = new float[features];
            for (int row = 0; row < features; row++) {
                sizes[row] = Math.abs(weights[row * width + output]);
            }
            java.util.Arrays.sort(sizes);
            double largest = sizes[(int) Math.min(features - 1, features * (1 - CLIPPED))];
            scale[output] = Math.max(largest, Float.MIN_NORMAL) / LARGEST;
            for (int row = 0; row < features; row++) {
                long value = Math.round(weights[row * width + output] / scale[output]);
                bytes[row * width + output] = (byte) Math.clamp(value, -LARGEST, LARGEST);
            }
        }
        return new Quantised(bytes, scale);
    }
}
