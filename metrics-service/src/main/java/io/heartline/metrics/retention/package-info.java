/** How long customers stay, and what of that goes with what they felt before. */
@NullMarked
package io.heartline.metrics.retention;

import org.jspecify.annotations.NullMarked;
