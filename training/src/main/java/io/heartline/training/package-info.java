/** Trains the models of the scoring service from labelled data, repeatably, and measures them. */
@NullMarked
package io.heartline.training;

import org.jspecify.annotations.NullMarked;
