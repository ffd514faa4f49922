/** A receiver of webhooks that fails, stalls and lies. */
@NullMarked
package io.heartline.faults.receiver;

import org.jspecify.annotations.NullMarked;
