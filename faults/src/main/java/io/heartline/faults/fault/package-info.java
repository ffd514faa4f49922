/** What is broken, drawn from a seed, and how. */
@NullMarked
package io.heartline.faults.fault;

import org.jspecify.annotations.NullMarked;
