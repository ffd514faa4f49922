/** Tells other systems how relationships stand, by signed webhooks. */
@NullMarked
package io.heartline.metrics.subscription;

import org.jspecify.annotations.NullMarked;
