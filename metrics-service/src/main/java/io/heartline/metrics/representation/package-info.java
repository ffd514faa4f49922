/** How answers are represented: tags by which they are known again, and lists as CSV. */
@NullMarked
package io.heartline.metrics.representation;

import org.jspecify.annotations.NullMarked;
