/** A service as small as can be, that takes in interactions and notes them. */
@NullMarked
package io.heartline.platform.trial;

import org.jspecify.annotations.NullMarked;
