/** Measures each service beside the plainest thing that does the same, in turns, on the same cores. */
@NullMarked
package io.heartline.benchmarks;

import org.jspecify.annotations.NullMarked;
