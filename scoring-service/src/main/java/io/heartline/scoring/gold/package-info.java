/** Measures the models on texts that the operator labelled. */
@NullMarked
package io.heartline.scoring.gold;

import org.jspecify.annotations.NullMarked;
