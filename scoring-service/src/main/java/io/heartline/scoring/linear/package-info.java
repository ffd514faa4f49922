/** A linear model over hashed words and character n-grams: fast, deterministic, and exact in what it can explain. */
@NullMarked
package io.heartline.scoring.linear;

import org.jspecify.annotations.NullMarked;
