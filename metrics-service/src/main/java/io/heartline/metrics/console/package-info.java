/** The pages of the books. They show what the endpoints answer, and hold to their rules, since they call them. */
@NullMarked
package io.heartline.metrics.console;

import org.jspecify.annotations.NullMarked;
