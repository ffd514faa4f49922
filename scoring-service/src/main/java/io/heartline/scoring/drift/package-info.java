/** Watches how the distribution of scores changes: over time, and from the live model to its shadow. */
@NullMarked
package io.heartline.scoring.drift;

import org.jspecify.annotations.NullMarked;
