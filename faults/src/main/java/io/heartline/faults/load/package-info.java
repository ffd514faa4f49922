/** What is posted while things break, and what was answered. */
@NullMarked
package io.heartline.faults.load;

import org.jspecify.annotations.NullMarked;
