/** What holds for all of the platform. */
@NullMarked
package io.heartline.platform;

import org.jspecify.annotations.NullMarked;
