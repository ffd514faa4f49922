package io.heartline.platform.access;

/**
 * How many requests a caller has left: a bucket that fills at a steady rate and holds a burst.
 *
 * @param tokens requests that may be made now
 * @param atNanos when that was so
 */
record Allowance(double tokens, long atNanos) {
    private static final double SECOND_NANOS = 1e9;

    /** What a caller who was quiet has. */
    static Allowance full(int burst, long nowNanos) {
        return new Allowance(burst, nowNanos);
    }

    /** What is there by now. */
    Allowance at(long nowNanos, int perSecond, int burst) {
        double gained = (nowNanos - atNanos) / SECOND_NANOS * perSecond;
        return new Allowance(Math.min(burst, tokens + gained), nowNanos);
    }

    boolean suffices() {
        return tokens >= 1;
    }

    /** After one request. */
    Allowance less() {
        return new Allowance(tokens - 1, atNanos);
    }

    /** How long to wait for the next request, in whole seconds, at least one. */
    int waitSeconds(int perSecond) {
        return (int) Math.max(1, Math.ceil((1 - tokens) / perSecond));
    }
}
