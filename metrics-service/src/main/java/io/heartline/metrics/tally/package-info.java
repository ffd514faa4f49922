/** Sums over evidence: kept as evidence comes in, taken back exactly, and made anew to be compared. */
@NullMarked
package io.heartline.metrics.tally;

import org.jspecify.annotations.NullMarked;
