/** Tests of the pages of the books. */
@NullMarked
package io.heartline.metrics.console;

import org.jspecify.annotations.NullMarked;
