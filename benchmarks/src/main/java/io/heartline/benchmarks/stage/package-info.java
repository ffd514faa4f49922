/** A stack that is measured: its processes, its database and its topics. */
@NullMarked
package io.heartline.benchmarks.stage;

import org.jspecify.annotations.NullMarked;
