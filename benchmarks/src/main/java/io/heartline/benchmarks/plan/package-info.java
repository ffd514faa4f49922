/** From the costs of an event to a cluster, with a simulation that checks it. */
@NullMarked
package io.heartline.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
