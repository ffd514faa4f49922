/** Lets people correct scores, keeps what they said for good, and measures the models by it. */
@NullMarked
package io.heartline.scoring.correction;

import org.jspecify.annotations.NullMarked;
