/** Reads a text as given: normalises it, cuts it into tokens that know where they came from, and names its language. */
@NullMarked
package io.heartline.scoring.text;

import org.jspecify.annotations.NullMarked;
