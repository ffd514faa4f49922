package io.heartline.metrics.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A winner as it is kept.
 *
 * @param piece the winner
 * @param posted the entry that stands for it; absent if it posts nothing
 */
public record Recorded(Piece piece, @Nullable Posted posted) {}
