/** How much the books hold, added up as it is entered. */
@NullMarked
package io.heartline.metrics.count;

import org.jspecify.annotations.NullMarked;
