package io.heartline.metrics.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A new winner takes the place of the one before it.
 *
 * @param before the winner until now; absent if there was none
 * @param now the new winner
 */
public record Succession(@Nullable Recorded before, Piece now) {}
