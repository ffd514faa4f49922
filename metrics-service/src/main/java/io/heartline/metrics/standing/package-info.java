/** How each relationship stands: told to the other services whenever it changes, and to whoever asks. */
@NullMarked
package io.heartline.metrics.standing;

import org.jspecify.annotations.NullMarked;
