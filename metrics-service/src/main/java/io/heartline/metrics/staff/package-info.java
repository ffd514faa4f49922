/** How much anger queues and their agents are exposed to; off unless the operator wants it, and never of one person. */
@NullMarked
package io.heartline.metrics.staff;

import org.jspecify.annotations.NullMarked;
