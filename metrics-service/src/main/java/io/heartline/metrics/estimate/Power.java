package io.heartline.metrics.estimate;

/** How large a sample finds how large a difference of two shares. */
public final class Power {
    private static final double POWER = 0.8;

    private Power() {}

    /**
     * How many must be in the smaller of two arms to find a difference with a probability of 80 %, at 5 % false alarms of
     * both sides; the usual approximation with unpooled variances (J. L. Fleiss, B. Levin and M. C. Paik, Statistical
     * Methods for Rates and Proportions, 2003, section 4.2).
     *
     * @param share in the smaller arm, 0 to 1
     * @param difference that is to be found, above 0
     * @param ratio how many times larger the other arm is, above 0
     */
    public static long sampleMin(double share, double difference, double ratio) {
        double other = Math.clamp(share + difference, 0, 1);
        double worst = Math.max(share * (1 - share), 0) + other * (1 - other) / ratio;
        double z = Normal.Z + Normal.quantile(POWER);
        return (long) Math.ceil(z * z * worst / (difference * difference));
    }

    /**
     * The probability to find a difference, given the standard error of its estimate, at 5 % false alarms of both sides.
     *
     * @param difference in any unit
     * @param error in the same unit, above 0
     */
    public static double of(double difference, double error) {
        double z = Math.abs(difference) / error;
        return Normal.below(z - Normal.Z) + Normal.below(-z - Normal.Z);
    }
}
