/** What went right and wrong at each touchpoint in 7 and in 30 days, for the team that owns it. */
@NullMarked
package io.heartline.metrics.digest;

import org.jspecify.annotations.NullMarked;
