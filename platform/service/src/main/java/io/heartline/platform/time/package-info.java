/** The clock. */
@NullMarked
package io.heartline.platform.time;

import org.jspecify.annotations.NullMarked;
