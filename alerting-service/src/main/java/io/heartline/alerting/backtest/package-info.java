/** Lets anybody see what a detector would have said of a series, or of the stored history. */
@NullMarked
package io.heartline.alerting.backtest;

import org.jspecify.annotations.NullMarked;
