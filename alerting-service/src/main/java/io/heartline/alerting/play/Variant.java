package io.heartline.alerting.play;

/**
 * A way of doing a play.
 *
 * @param id a slug
 * @param tone {@code warm} or {@code formal}
 * @param length {@code short} or {@code full}
 */
public record Variant(String id, String tone, String length) {}
