/** What is felt along the journey: touchpoint by touchpoint, with its start, peaks, valleys and end. */
@NullMarked
package io.heartline.metrics.journey;

import org.jspecify.annotations.NullMarked;
