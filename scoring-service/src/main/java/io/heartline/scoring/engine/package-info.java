/** What gives predictions: a linear model alone, or with an encoder beside it. */
@NullMarked
package io.heartline.scoring.engine;

import org.jspecify.annotations.NullMarked;
