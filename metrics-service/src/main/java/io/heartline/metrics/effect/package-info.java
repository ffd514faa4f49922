/** What outreach caused: treated customers against those who were withheld by the draw. */
@NullMarked
package io.heartline.metrics.effect;

import org.jspecify.annotations.NullMarked;
