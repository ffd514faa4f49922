/** Scores what was heard in a period again, by the models that are live now, at a bounded pace. */
@NullMarked
package io.heartline.scoring.rescore;

import org.jspecify.annotations.NullMarked;
