/** The rows of the table, each with what it is compared with. */
@NullMarked
package io.heartline.benchmarks.row;

import org.jspecify.annotations.NullMarked;
