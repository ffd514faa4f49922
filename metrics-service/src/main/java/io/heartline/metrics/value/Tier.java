package io.heartline.metrics.value;

/**
 * What a person is worth.
 *
 * @param tier high, middle or low
 * @param vip whether the person is among the most valuable
 */
public record Tier(String tier, boolean vip) {}
