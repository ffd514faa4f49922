package io.heartline.ingestion.importing;

import io.heartline.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as it came.
 *
 * @param number the line of the file on which it begins, from 1
 * @param data the line of JSON, or the cells of a CSV row as a JSON array; without a line feed
 * @param refusal why it cannot even be kept; then {@code data} is its beginning
 */
record RawRow(long number, byte[] data, @Nullable Violation refusal) {}
