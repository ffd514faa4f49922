/** Where connections that users configure may lead. */
@NullMarked
package io.heartline.platform.outbound;

import org.jspecify.annotations.NullMarked;
