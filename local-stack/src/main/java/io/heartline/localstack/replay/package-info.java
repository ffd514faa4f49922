/** Plays any table of feedback or orders into a stack that runs, by a mapping that a person writes. */
@NullMarked
package io.heartline.localstack.replay;

import org.jspecify.annotations.NullMarked;
