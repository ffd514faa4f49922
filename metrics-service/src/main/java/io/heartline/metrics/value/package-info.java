/** Value tiers: who is worth most, by thresholds that are frozen once a day. */
@NullMarked
package io.heartline.metrics.value;

import org.jspecify.annotations.NullMarked;
