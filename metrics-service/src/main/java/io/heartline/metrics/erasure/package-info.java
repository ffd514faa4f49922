/** Who was erased and is not to come back. */
@NullMarked
package io.heartline.metrics.erasure;

import org.jspecify.annotations.NullMarked;
