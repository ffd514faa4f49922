/** Tests of the pages of the scorer. */
@NullMarked
package io.heartline.scoring.console;

import org.jspecify.annotations.NullMarked;
