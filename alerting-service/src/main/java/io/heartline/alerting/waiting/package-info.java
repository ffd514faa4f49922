/** Who waits for an answer, and since when people are there to give one. */
@NullMarked
package io.heartline.alerting.waiting;

import org.jspecify.annotations.NullMarked;
