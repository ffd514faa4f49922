/** How services keep secrets. */
@NullMarked
package io.heartline.platform.secret;

import org.jspecify.annotations.NullMarked;
