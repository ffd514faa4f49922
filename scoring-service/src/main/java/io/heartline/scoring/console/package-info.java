/** The pages of the scorer. They show what the endpoints answer, and hold to their rules, since they call them. */
@NullMarked
package io.heartline.scoring.console;

import org.jspecify.annotations.NullMarked;
