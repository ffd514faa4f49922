/** Statements over sets of rows, in the caller's transaction. */
@NullMarked
package io.heartline.metrics.database;

import org.jspecify.annotations.NullMarked;
