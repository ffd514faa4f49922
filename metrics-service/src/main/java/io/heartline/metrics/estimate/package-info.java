/** How sure a figure is: means, shares, differences, survival and buying, with their intervals. */
@NullMarked
package io.heartline.metrics.estimate;

import org.jspecify.annotations.NullMarked;
