package io.heartline.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
