/** The emotional state of each person: a fold over the person's evidence. */
@NullMarked
package io.heartline.metrics.segment;

import org.jspecify.annotations.NullMarked;
