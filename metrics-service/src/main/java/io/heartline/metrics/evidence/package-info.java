/** What is known of customers: the winner of each interaction and each customer event. */
@NullMarked
package io.heartline.metrics.evidence;

import org.jspecify.annotations.NullMarked;
