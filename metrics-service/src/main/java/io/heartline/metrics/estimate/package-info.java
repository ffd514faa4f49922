/** How sure a figure is: means and shares with their intervals. */
@NullMarked
package io.heartline.metrics.estimate;

import org.jspecify.annotations.NullMarked;
