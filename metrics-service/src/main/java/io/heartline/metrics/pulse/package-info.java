/** Five-minute windows of each scope, from which crises are told. */
@NullMarked
package io.heartline.metrics.pulse;

import org.jspecify.annotations.NullMarked;
