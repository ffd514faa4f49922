/** What was measured, and how it is told. */
@NullMarked
package io.heartline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
