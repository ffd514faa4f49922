/** Who calls, and what of which brand they may see. */
@NullMarked
package io.heartline.platform.access;

import org.jspecify.annotations.NullMarked;
